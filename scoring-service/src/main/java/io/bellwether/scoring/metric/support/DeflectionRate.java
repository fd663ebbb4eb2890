package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.DEFLECTION;
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

/// The share of answers, offered to somebody about to open a case, that were taken for the answer
/// and after which no case was opened: none that names the offer, or, of accounts, none within a
/// day.
@Singleton
public final class DeflectionRate implements Metric {

  private static final String NONE = "no answer was offered in the interval";

  private static final String NONE_OVER =
      "no answer was offered in the interval to an account whose time to open a case is over";

  private static final Measure ALL = Measure.count("offered", DEFLECTION, on("offered_at"));

  private static final Measure SOME =
      ALL.and("deflected")
          .only("not-accepted", "accepted")
          .only("case-opened-nevertheless", "case_id IS NULL");

  private static final Measure OF_ACCOUNTS =
      ALL.and("offeredToAccounts").only("account-not-known", "account_id IS NOT NULL");

  private static final Measure OVER =
      OF_ACCOUNTS.only(
          "contact-window-not-over",
          "offered_at + :contactWindowHours * INTERVAL '1' hour <= as_of");

  private static final Measure WITHOUT_CONTACT =
      OVER.and("withoutContact")
          .only("not-accepted", "accepted")
          .only("case-opened-nevertheless", "case_id IS NULL")
          .only(
              "case-opened-within-the-window",
              "contacted_at IS NULL"
                  + " OR contacted_at >= offered_at + :contactWindowHours * INTERVAL '1' hour");

  private static final Measure OF_3_DAYS =
      OF_ACCOUNTS
          .and("offeredToAccountsOf3Days")
          .only("contact-window-not-over", "offered_at + INTERVAL '3' day <= as_of");

  private static final Measure OF_7_DAYS =
      OF_ACCOUNTS
          .and("offeredToAccountsOf7Days")
          .only("contact-window-not-over", "offered_at + INTERVAL '7' day <= as_of");

  @Override
  public Definition definition() {
    return Definition.named("deflection-rate", "Deflection rate")
        .question("How many cases are answered before they are opened?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("offeredAt")
        .groupBy(AccountDimensions.ALL, "topic", "accessPoint", Fact.BY_HOUR, Fact.BY_WEEKDAY)
        .inputs(
            "deflection.offered_at",
            "deflection.accepted",
            "deflection.case_id",
            "deflection.account_id",
            "deflection.contacted_at",
            "deflection.as_of")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-22")
        .policy("contactWindowHours", 24)
        .examples(
            Example.named("of three offers two were taken, one in vain")
                .given(DEFLECTION, "id=1 offered_at=2026-01-10T00:00:00Z accepted=true")
                .given(DEFLECTION, "id=2 offered_at=2026-01-10T00:00:00Z accepted=true case_id=C")
                .given(DEFLECTION, "id=3 offered_at=2026-01-10T00:00:00Z accepted=false")
                .answers(Quantity.real(1.0 / 3)),
            Example.named("of two who took it one opened a case on the same day")
                .by("without-contact")
                .given(
                    DEFLECTION,
                    "id=1 account_id=Acme offered_at=2026-01-10T00:00:00Z accepted=true contacted_at=2026-01-10T23:59:59Z as_of=2026-03-01T00:00:00Z")
                .given(
                    DEFLECTION,
                    "id=2 account_id=Bolt offered_at=2026-01-10T00:00:00Z accepted=true contacted_at=2026-01-11T00:00:00Z as_of=2026-03-01T00:00:00Z")
                .given(
                    DEFLECTION,
                    "id=3 offered_at=2026-01-10T00:00:00Z accepted=true as_of=2026-03-01T00:00:00Z")
                .answers(Quantity.real(0.5)),
            Example.named("who was offered one an hour ago may still open a case")
                .by("without-contact")
                .given(
                    DEFLECTION,
                    "id=1 account_id=Acme offered_at=2026-01-10T00:00:00Z accepted=true as_of=2026-01-10T01:00:00Z")
                .hasNoAnswer(NONE_OVER),
            three("of three one opened a case within three days")
                .by("without-contact-3-days")
                .answers(Quantity.real(2.0 / 3)),
            three("and two within a week")
                .by("without-contact-7-days")
                .answers(Quantity.real(1.0 / 3)),
            early("three days are not over").by("without-contact-3-days").hasNoAnswer(NONE_OVER),
            early("nor is a week").by("without-contact-7-days").hasNoAnswer(NONE_OVER),
            Example.named("nothing to share").hasNoAnswer(NONE));
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
            .and("withoutContactFor3Days")
            .only("not-accepted", "accepted")
            .only("case-opened-nevertheless", "case_id IS NULL")
            .only(
                "case-opened-within-the-window",
                "contacted_at IS NULL OR contacted_at >= offered_at + INTERVAL '3' day"),
        OF_7_DAYS,
        OF_7_DAYS
            .and("withoutContactFor7Days")
            .only("not-accepted", "accepted")
            .only("case-opened-nevertheless", "case_id IS NULL")
            .only(
                "case-opened-within-the-window",
                "contacted_at IS NULL OR contacted_at >= offered_at + INTERVAL '7' day"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.proportion("share", 1, "deflected", "offered", NONE),
        Dialect.proportion("without-contact", 1, "withoutContact", "offeredToAccounts", NONE_OVER),
        without(3),
        without(7));
  }

  private static Dialect without(int days) {
    return Dialect.proportion(
        "without-contact-%d-days".formatted(days),
        1,
        "withoutContactFor%dDays".formatted(days),
        "offeredToAccountsOf%dDays".formatted(days),
        NONE_OVER);
  }

  /// A case came after two days, after five, or never.
  private static Example.Builder three(String name) {
    return Example.named(name)
        .given(DEFLECTION, visit("1", "2026-01-12T00:00:00Z", "2026-03-01T00:00:00Z"))
        .given(DEFLECTION, visit("2", "2026-01-15T00:00:00Z", "2026-03-01T00:00:00Z"))
        .given(DEFLECTION, visit("3", "2027-01-01T00:00:00Z", "2026-03-01T00:00:00Z"));
  }

  private static Example.Builder early(String name) {
    return Example.named(name)
        .given(DEFLECTION, visit("1", "2027-01-01T00:00:00Z", "2026-01-12T00:00:00Z"));
  }

  private static String[] visit(String id, String contacted, String asOf) {
    return new String[] {
      "id",
      id,
      "account_id",
      "Acme",
      "offered_at",
      "2026-01-10T00:00:00Z",
      "accepted",
      "true",
      "contacted_at",
      contacted,
      "as_of",
      asOf
    };
  }
}
