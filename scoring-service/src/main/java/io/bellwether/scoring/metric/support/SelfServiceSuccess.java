package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.SELF_SERVICE_SESSION;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// The share of visits of customers who looked for an answer alone and found it, of those of which
/// it is known.
@Singleton
public final class SelfServiceSuccess implements Metric {

  private static final String NONE =
      "no visit began in the interval of which it is known how it ended";

  private static final String NONE_OVER =
      "no visit of an account began in the interval of which it is known how it ended and whose time"
          + " to open a case is over";

  private static final Measure ALL =
      Measure.count("sessions", SELF_SERVICE_SESSION, on("started_at"))
          .only("not-known", "solved IS NOT NULL");

  private static final Measure SOME = ALL.and("solved").only("not-solved", "solved");

  private static final Measure OF_ACCOUNTS =
      ALL.and("sessionsOfAccounts").only("account-not-known", "account_id IS NOT NULL");

  private static final Measure OVER =
      OF_ACCOUNTS.only(
          "contact-window-not-over",
          "started_at + :contactWindowHours * INTERVAL '1' hour <= as_of");

  private static final Measure WITHOUT_CONTACT =
      OVER.and("solvedWithoutContact")
          .only("not-solved", "solved")
          .only(
              "case-opened-within-the-window",
              "contacted_at IS NULL"
                  + " OR contacted_at >= started_at + :contactWindowHours * INTERVAL '1' hour");

  private static final Measure OF_3_DAYS =
      OF_ACCOUNTS
          .and("sessionsOfAccountsOf3Days")
          .only("contact-window-not-over", "started_at + INTERVAL '3' day <= as_of");

  private static final Measure OF_7_DAYS =
      OF_ACCOUNTS
          .and("sessionsOfAccountsOf7Days")
          .only("contact-window-not-over", "started_at + INTERVAL '7' day <= as_of");

  @Override
  public Definition definition() {
    return Definition.named("self-service-success", "Self-service success")
        .question("Could customers quickly find the answer alone?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("startedAt")
        .groupBy(AccountDimensions.ALL, "topic", "lastStep", Fact.BY_HOUR, Fact.BY_WEEKDAY)
        .inputs(
            "self_service_session.started_at",
            "self_service_session.solved",
            "self_service_session.account_id",
            "self_service_session.contacted_at",
            "self_service_session.as_of")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-33", "S002-32")
        .policy("contactWindowHours", 24)
        .examples(
            Example.named("one of two found it")
                .given(SELF_SERVICE_SESSION, "id=1 started_at=2026-01-10T00:00:00Z solved=true")
                .given(SELF_SERVICE_SESSION, "id=2 started_at=2026-01-10T00:00:00Z solved=false")
                .given(SELF_SERVICE_SESSION, "id=3 started_at=2026-01-10T00:00:00Z")
                .answers(Quantity.real(0.5)),
            Example.named("one of two found it and did not turn to us within a day")
                .by("without-contact")
                .given(
                    SELF_SERVICE_SESSION,
                    "id=1 account_id=Acme started_at=2026-01-10T00:00:00Z solved=true contacted_at=2026-01-10T23:59:59Z as_of=2026-03-01T00:00:00Z")
                .given(
                    SELF_SERVICE_SESSION,
                    "id=2 account_id=Acme started_at=2026-01-12T00:00:00Z solved=true as_of=2026-03-01T00:00:00Z")
                .answers(Quantity.real(0.5)),
            Example.named("within the day nobody knows")
                .by("without-contact")
                .given(
                    SELF_SERVICE_SESSION,
                    "id=1 account_id=Acme started_at=2026-01-10T00:00:00Z solved=true as_of=2026-01-10T01:00:00Z")
                .hasNoAnswer(NONE_OVER),
            three("of three one opened a case within three days")
                .by("without-contact-3-days")
                .answers(Quantity.real(2.0 / 3)),
            three("and two within a week")
                .by("without-contact-7-days")
                .answers(Quantity.real(1.0 / 3)),
            early("three days are not over").by("without-contact-3-days").hasNoAnswer(NONE_OVER),
            early("nor is a week").by("without-contact-7-days").hasNoAnswer(NONE_OVER),
            Example.named("unknown is not unsolved")
                .given(SELF_SERVICE_SESSION, "id=1 started_at=2026-01-10T00:00:00Z")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        ALL,
        SOME,
        OVER,
        WITHOUT_CONTACT,
        OF_3_DAYS,
        OF_3_DAYS
            .and("solvedWithoutContactFor3Days")
            .only("not-solved", "solved")
            .only(
                "case-opened-within-the-window",
                "contacted_at IS NULL OR contacted_at >= started_at + INTERVAL '3' day"),
        OF_7_DAYS,
        OF_7_DAYS
            .and("solvedWithoutContactFor7Days")
            .only("not-solved", "solved")
            .only(
                "case-opened-within-the-window",
                "contacted_at IS NULL OR contacted_at >= started_at + INTERVAL '7' day"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.proportion("share", 1, "solved", "sessions", NONE),
        Dialect.proportion(
            "without-contact", 1, "solvedWithoutContact", "sessionsOfAccounts", NONE_OVER),
        without(3),
        without(7));
  }

  private static Dialect without(int days) {
    return Dialect.proportion(
        "without-contact-%d-days".formatted(days),
        1,
        "solvedWithoutContactFor%dDays".formatted(days),
        "sessionsOfAccountsOf%dDays".formatted(days),
        NONE_OVER);
  }

  /// A case came after two days, after five, or never.
  private static Example.Builder three(String name) {
    return Example.named(name)
        .given(SELF_SERVICE_SESSION, visit("1", "2026-01-12T00:00:00Z", "2026-03-01T00:00:00Z"))
        .given(SELF_SERVICE_SESSION, visit("2", "2026-01-15T00:00:00Z", "2026-03-01T00:00:00Z"))
        .given(SELF_SERVICE_SESSION, visit("3", "2027-01-01T00:00:00Z", "2026-03-01T00:00:00Z"));
  }

  private static Example.Builder early(String name) {
    return Example.named(name)
        .given(SELF_SERVICE_SESSION, visit("1", "2027-01-01T00:00:00Z", "2026-01-12T00:00:00Z"));
  }

  private static String[] visit(String id, String contacted, String asOf) {
    return new String[] {
      "id",
      id,
      "account_id",
      "Acme",
      "started_at",
      "2026-01-10T00:00:00Z",
      "solved",
      "true",
      "contacted_at",
      contacted,
      "as_of",
      asOf
    };
  }
}
