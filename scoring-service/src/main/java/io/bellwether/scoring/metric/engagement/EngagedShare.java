package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.SupportFacts.ACCOUNT_TOUCH;
import static io.bellwether.scoring.metric.SupportFacts.INTERACTION;
import static io.bellwether.scoring.metric.Timing.closing;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.PayingAccounts;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The share of paying accounts that we spoke with in the interval: messages, calls and meetings of
/// people, either way, and cases that they opened. `two-way`: both sides spoke.
/// `two-way-or-proactive`: or we began. `within-30-days` and its like look as far back from the end
/// of the interval as they say, however long it is.
@Singleton
public final class EngagedShare implements AccountPanel {

  private static final String NONE = "no account pays at the end of the interval";

  private static final Measure LAST =
      Measure.count("last", ACCOUNT_TOUCH, closing("valid_from", "valid_to"));

  @Override
  public Definition definition() {
    return Definition.named("engaged-share", "Engaged share")
        .question("Which share of the customer base do we actively engage with?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis(
            "happenedAt of engagements, createdAt of cases that customers open; paying just before the end of the interval")
        .groupBy(AccountDimensions.ALL, "caseChannel", "initiatedBy")
        .inputs(
            "account_mrr.mrr_minor",
            "account_mrr.valid_from",
            "account_mrr.valid_to",
            "interaction.happened_at",
            "interaction.visible_to_customer",
            "interaction.actor_kind",
            "interaction.automated",
            "interaction.direction",
            "interaction.initiated_by",
            "account_touch.valid_from",
            "account_touch.valid_to")
        .source("ServiceXRG, Beyond Service Metrics; Wilson's score interval")
        .answers("S000-26")
        .examples(
            Example.named("of three paying accounts one is spoken with, and one answers")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Cog account_id=Cog currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    INTERACTION,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme")
                .given(
                    INTERACTION,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Bolt")
                .given(
                    INTERACTION,
                    "id=3 happened_at=2026-01-10T00:00:00Z actor_kind=CUSTOMER type=REPLY direction=INBOUND visible_to_customer=true automated=false account_id=Bolt")
                .given(
                    INTERACTION,
                    "id=4 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Dyn")
                .answers(Quantity.real(2.0 / 3)),
            Example.named("with one of them both sides spoke")
                .by("two-way")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Cog account_id=Cog currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    INTERACTION,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme")
                .given(
                    INTERACTION,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Bolt")
                .given(
                    INTERACTION,
                    "id=3 happened_at=2026-01-10T00:00:00Z actor_kind=CUSTOMER type=REPLY direction=INBOUND visible_to_customer=true automated=false account_id=Bolt")
                .answers(Quantity.real(1.0 / 3)),
            Example.named(
                    "who opens a case and is answered is one of two with whom both sides spoke")
                .by("two-way")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    INTERACTION,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=CUSTOMER direction=INBOUND visible_to_customer=true automated=false account_id=Acme case_id=1 initiated_by=CUSTOMER")
                .given(
                    INTERACTION,
                    "id=2 happened_at=2026-01-10T01:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme case_id=1")
                .given(
                    INTERACTION,
                    "id=3 happened_at=2026-01-10T01:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Bolt")
                .answers(Quantity.real(0.5)),
            Example.named("nobody pays")
                .given(
                    INTERACTION,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme")
                .hasNoAnswer(NONE),
            Example.named("one whom we called, one that answered us, one that wrote")
                .by("two-way-or-proactive")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Cog account_id=Cog currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    INTERACTION,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=CALL direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme initiated_by=COMPANY")
                .given(
                    INTERACTION,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Bolt initiated_by=CUSTOMER")
                .given(
                    INTERACTION,
                    "id=3 happened_at=2026-01-10T00:00:00Z actor_kind=CUSTOMER type=REPLY direction=INBOUND visible_to_customer=true automated=false account_id=Bolt initiated_by=CUSTOMER")
                .given(
                    INTERACTION,
                    "id=4 happened_at=2026-01-10T00:00:00Z actor_kind=CUSTOMER type=REPLY direction=INBOUND visible_to_customer=true automated=false account_id=Cog initiated_by=CUSTOMER")
                .answers(Quantity.real(2.0 / 3)),
            Example.named("nobody pays, nobody is called")
                .by("two-way-or-proactive")
                .hasNoAnswer(NONE),
            Example.named("nobody pays, nobody answers").by("two-way").hasNoAnswer(NONE),
            lastSpokenWith("one of four within 30 days of the end, the day 30 days before it too")
                .by("within-30-days")
                .answers(Quantity.real(0.25)),
            lastSpokenWith("two within 90 days").by("within-90-days").answers(Quantity.real(0.5)),
            lastSpokenWith("three within a year; what is later than the interval is not in it")
                .by("within-365-days")
                .answers(Quantity.real(0.75)),
            Example.named("nobody pays this month").by("within-30-days").hasNoAnswer(NONE),
            Example.named("nobody pays this quarter").by("within-90-days").hasNoAnswer(NONE),
            Example.named("nobody pays this year").by("within-365-days").hasNoAnswer(NONE));
  }

  @Override
  public Measure members() {
    return PayingAccounts.AT_THE_END;
  }

  @Override
  public List<Measure> columns() {
    return List.of(
        Engagements.OF_PEOPLE,
        Engagements.OF_PEOPLE.and("inbound").only("not-from-the-customer", "direction = 'INBOUND'"),
        Engagements.OF_PEOPLE.and("outbound").only("not-from-us", "direction = 'OUTBOUND'"),
        Engagements.OF_PEOPLE
            .and("ofOurOwnAccord")
            .only("not-of-our-own-accord", "initiated_by = 'COMPANY' AND actor_kind = 'REP'"),
        LAST.and("engagedIn30Days").only("longer-ago", "valid_from >= :until - INTERVAL '30' day"),
        LAST.and("engagedIn90Days").only("longer-ago", "valid_from >= :until - INTERVAL '90' day"),
        LAST.and("engagedIn365Days")
            .only("longer-ago", "valid_from >= :until - INTERVAL '365' day"));
  }

  @Override
  public List<String> columnDimensions() {
    return List.of("caseChannel", "initiatedBy");
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "any",
                2,
                "accounts with an engagement of people, to open a case is one of the customer / accounts",
                cell -> share(cell, engagements(cell, "engagements")))
            .undefinedWhen(NONE),
        Dialect.of(
                "two-way",
                2,
                "accounts with an engagement from either side / accounts",
                cell -> share(cell, bothWays(cell)))
            .undefinedWhen(NONE)
            .opensTo("inbound"),
        Dialect.of(
                "two-way-or-proactive",
                2,
                "accounts with an engagement from either side, or one of a rep that we began /"
                    + " accounts",
                cell -> share(cell, actively(cell)))
            .undefinedWhen(NONE)
            .opensTo("ofOurOwnAccord"),
        within(30),
        within(90),
        within(365));
  }

  /// Who was spoken with in the days before the end was spoken with for the last time then.
  private static Dialect within(int days) {
    var term = "engagedIn%dDays".formatted(days);
    return Dialect.of(
            "within-%d-days".formatted(days),
            1,
            "accounts with an engagement in the %d days before the end of the interval / accounts; by channel and side, those of the last one"
                .formatted(days),
            cell -> share(cell, engagements(cell, term)))
        .undefinedWhen(NONE)
        .opensTo(term);
  }

  @Override
  public Optional<Verdict> verdict(Dialect dialect, Cell account) {
    var because =
        switch (dialect.name()) {
          case "two-way" -> "not-from-both-sides";
          case "two-way-or-proactive" -> "neither-from-both-sides-nor-of-our-own-accord";
          case "any" -> "no-engagement";
          default -> "no-engagement-" + dialect.name();
        };
    return Optional.of(Verdict.of(dialect.finish().apply(account), because));
  }

  private static long engagements(Cell cell, String term) {
    return cell.each(term).stream().filter(count -> count > 0).count();
  }

  private static long bothWays(Cell cell) {
    var inbound = cell.each("inbound");
    var outbound = cell.each("outbound");
    return IntStream.range(0, inbound.size())
        .filter(i -> inbound.get(i) > 0 && outbound.get(i) > 0)
        .count();
  }

  private static long actively(Cell cell) {
    var inbound = cell.each("inbound");
    var outbound = cell.each("outbound");
    var ours = cell.each("ofOurOwnAccord");
    return IntStream.range(0, ours.size())
        .filter(i -> ours.get(i) > 0 || (inbound.get(i) > 0 && outbound.get(i) > 0))
        .count();
  }

  private static Outcome share(Cell cell, long engaged) {
    return Outcome.proportion(engaged, cell.count("accounts"), NONE);
  }

  /// Acme 30 days before the end of January, Bolt 90 days before it, and before that, Cog 365 days
  /// before it, Dyn after it alone.
  private static Example.Builder lastSpokenWith(String name) {
    return Example.named(name)
        .given(ACCOUNT_MRR, paying("Acme"))
        .given(ACCOUNT_MRR, paying("Bolt"))
        .given(ACCOUNT_MRR, paying("Cog"))
        .given(ACCOUNT_MRR, paying("Dyn"))
        .given(ACCOUNT_TOUCH, "id=Acme account_id=Acme valid_from=2026-01-02T00:00:00Z")
        .given(
            ACCOUNT_TOUCH,
            "id=Bolt account_id=Bolt valid_from=2025-02-10T00:00:00Z valid_to=2025-11-03T00:00:00Z")
        .given(ACCOUNT_TOUCH, "id=Bolt account_id=Bolt valid_from=2025-11-03T00:00:00Z")
        .given(ACCOUNT_TOUCH, "id=Cog account_id=Cog valid_from=2025-02-01T00:00:00Z")
        .given(ACCOUNT_TOUCH, "id=Dyn account_id=Dyn valid_from=2026-02-01T00:00:00Z");
  }

  private static String paying(String account) {
    return "id=%1$s account_id=%1$s currency=EUR mrr_minor=10000 valid_from=2024-01-01"
        .formatted(account);
  }
}
