package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The share of paying accounts that we spoke with in the interval: messages, calls and meetings of
/// people, either way, and cases that they opened. `two-way`: both sides spoke.
/// `two-way-or-proactive`: or we began. `within-30-days` and its like look as far back from the end
/// of the interval as they say, however long it is; with `actively` by the rule of
/// `two-way-or-proactive`.
@Singleton
public final class EngagedShare implements AccountPanel {

  private static final String NONE = "no account pays at the end of the interval";

  private static final Measure IN_A_YEAR =
      Engagements.ofPeople(
          Measure.count("inAYear", INTERACTION, closing("happened_at", "a_year_later")));

  private static final String ACTIVELY = "actively";

  /// The days before the end that are looked back, besides the interval.
  private static final List<Integer> WINDOWS = List.of(30, 90, 365);

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
            "interaction.a_year_later")
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
            lastSpokenWith("nobody actively within 30 days: who was written to said nothing")
                .by("actively-within-30-days")
                .answers(Quantity.real(0)),
            lastSpokenWith("within 90 days one, whom we called of our own accord")
                .by("actively-within-90-days")
                .answers(Quantity.real(0.25)),
            lastSpokenWith("within a year also who answered what we had written months before")
                .by("actively-within-365-days")
                .answers(Quantity.real(0.5)),
            Example.named("nobody pays, nobody is called this month")
                .by("actively-within-30-days")
                .hasNoAnswer(NONE),
            Example.named("nor this quarter").by("actively-within-90-days").hasNoAnswer(NONE),
            Example.named("nor this year").by("actively-within-365-days").hasNoAnswer(NONE),
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
    var all = new ArrayList<>(bySide(Engagements.OF_PEOPLE, ""));
    for (var days : WINDOWS) {
      all.addAll(bySide(lately(days), inDays(days)));
    }
    return List.copyOf(all);
  }

  private static Measure lately(int days) {
    return switch (days) {
      case 30 -> IN_A_YEAR.only("longer-ago", "happened_at >= :until - INTERVAL '30' day");
      case 90 -> IN_A_YEAR.only("longer-ago", "happened_at >= :until - INTERVAL '90' day");
      default -> IN_A_YEAR;
    };
  }

  /// All, those of either side, and those of ours that nobody asked for.
  private static List<Measure> bySide(Measure engagements, String suffix) {
    var all = engagements.and("engagements" + suffix);
    return List.of(
        all,
        all.and("inbound" + suffix).only("not-from-the-customer", "direction = 'INBOUND'"),
        all.and("outbound" + suffix).only("not-from-us", "direction = 'OUTBOUND'"),
        all.and("ofOurOwnAccord" + suffix)
            .only("not-of-our-own-accord", "initiated_by = 'COMPANY' AND actor_kind = 'REP'"));
  }

  private static String inDays(int days) {
    return "In%dDays".formatted(days);
  }

  @Override
  public List<String> columnDimensions() {
    return List.of("caseChannel", "initiatedBy");
  }

  @Override
  public List<Dialect> dialects() {
    var all = new ArrayList<Dialect>();
    all.add(
        Dialect.of(
                "any",
                2,
                "accounts with an engagement of people, to open a case is one of the customer / accounts",
                cell -> share(cell, engagements(cell, "engagements")))
            .undefinedWhen(NONE));
    all.add(
        Dialect.of(
                "two-way",
                2,
                "accounts with an engagement from either side / accounts",
                cell -> share(cell, bothWays(cell)))
            .undefinedWhen(NONE)
            .opensTo("inbound"));
    all.add(
        Dialect.of(
                "two-way-or-proactive",
                2,
                "accounts with an engagement from either side, or one of a rep that we began /"
                    + " accounts",
                cell -> share(cell, actively(cell, "")))
            .undefinedWhen(NONE)
            .opensTo("ofOurOwnAccord"));
    WINDOWS.forEach(days -> all.add(within(days)));
    WINDOWS.forEach(days -> all.add(activelyWithin(days)));
    return List.copyOf(all);
  }

  private static Dialect within(int days) {
    var term = "engagements" + inDays(days);
    return Dialect.of(
            "within-%d-days".formatted(days),
            2,
            "accounts with an engagement in the %d days before the end of the interval / accounts"
                .formatted(days),
            cell -> share(cell, engagements(cell, term)))
        .undefinedWhen(NONE)
        .opensTo(term);
  }

  private static Dialect activelyWithin(int days) {
    return Dialect.of(
            ACTIVELY + "-within-%d-days".formatted(days),
            1,
            "accounts with engagements from either side, or one of a rep that we began, in the %d days before the end of the interval / accounts"
                .formatted(days),
            cell -> share(cell, actively(cell, inDays(days))))
        .undefinedWhen(NONE)
        .opensTo("ofOurOwnAccord" + inDays(days));
  }

  @Override
  public Optional<Verdict> verdict(Dialect dialect, Cell account) {
    var because =
        switch (dialect.name()) {
          case "two-way" -> "not-from-both-sides";
          case "any" -> "no-engagement";
          case String name when name.equals("two-way-or-proactive") || name.startsWith(ACTIVELY) ->
              "neither-from-both-sides-nor-of-our-own-accord";
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

  private static long actively(Cell cell, String suffix) {
    var inbound = cell.each("inbound" + suffix);
    var outbound = cell.each("outbound" + suffix);
    var ours = cell.each("ofOurOwnAccord" + suffix);
    return IntStream.range(0, ours.size())
        .filter(i -> ours.get(i) > 0 || (inbound.get(i) > 0 && outbound.get(i) > 0))
        .count();
  }

  private static Outcome share(Cell cell, long engaged) {
    return Outcome.proportion(engaged, cell.count("accounts"), NONE);
  }

  /// Acme was written to 30 days before the end of January; Bolt was called of our own accord 90
  /// days before it, and wrote a year ago and a day; Cog wrote 365 days before it, and was answered
  /// months later; Dyn wrote after it alone.
  private static Example.Builder lastSpokenWith(String name) {
    return Example.named(name)
        .given(ACCOUNT_MRR, paying("Acme"))
        .given(ACCOUNT_MRR, paying("Bolt"))
        .given(ACCOUNT_MRR, paying("Cog"))
        .given(ACCOUNT_MRR, paying("Dyn"))
        .given(INTERACTION, ours("1", "Acme", "2026-01-02", "2027-01-02", "CUSTOMER"))
        .given(INTERACTION, ours("2", "Bolt", "2025-11-03", "2026-11-03", "COMPANY"))
        .given(INTERACTION, theirs("3", "Bolt", "2025-01-31", "2026-01-31"))
        .given(INTERACTION, theirs("4", "Cog", "2025-02-01", "2026-02-01"))
        .given(INTERACTION, ours("5", "Cog", "2025-06-01", "2026-06-01", "CUSTOMER"))
        .given(INTERACTION, theirs("6", "Dyn", "2026-02-01", "2027-02-01"));
  }

  private static String ours(String id, String account, String on, String later, String beganBy) {
    return "id=%s account_id=%s happened_at=%sT00:00:00Z a_year_later=%sT00:00:00Z actor_kind=REP direction=OUTBOUND visible_to_customer=true automated=false initiated_by=%s"
        .formatted(id, account, on, later, beganBy);
  }

  private static String theirs(String id, String account, String on, String later) {
    return "id=%s account_id=%s happened_at=%sT00:00:00Z a_year_later=%sT00:00:00Z actor_kind=CUSTOMER direction=INBOUND visible_to_customer=true automated=false initiated_by=CUSTOMER"
        .formatted(id, account, on, later);
  }

  private static String paying(String account) {
    return "id=%1$s account_id=%1$s currency=EUR mrr_minor=10000 valid_from=2024-01-01"
        .formatted(account);
  }
}
