package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.SupportFacts.ACCOUNT_QUIET;
import static io.bellwether.scoring.metric.SupportFacts.INTERACTION;
import static io.bellwether.scoring.metric.Timing.closing;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.PayingAccounts;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// How many paying accounts we do not hear from: no message, call or meeting of theirs in the
/// interval, and no case that they opened. Who is cheap to serve and invisible may be about to
/// leave; the revenue behind the silence is beside it.
@Singleton
public final class SilentAccounts implements AccountPanel {

  private static final String NONE = "no account pays at the end of the interval";
  private static final String NO_CADENCE =
      "no paying account has said something often enough to tell how often it usually does";
  private static final String SEVERAL_CURRENCIES =
      "accounts pay in several currencies, or none pays";

  private static final Measure HEARD =
      Engagements.OF_PEOPLE.and("heard").only("not-from-the-customer", "direction = 'INBOUND'");

  /// Were it a matter of chance at its usual rate, one of twenty times would last longer:
  /// `-ln(0.05)` times the usual one.
  private static final Measure OVERDUE =
      Measure.count("quietForLonger", ACCOUNT_QUIET, closing("valid_from", "valid_to"))
          .only("no-cadence-known", "usual_seconds IS NOT NULL")
          .only(
              "within-its-cadence",
              "extract(epoch FROM (:until - valid_from)) > 2.9957 * usual_seconds");

  private static final Measure WITH_CADENCE =
      Measure.count("cadence", ACCOUNT_QUIET, closing("valid_from", "valid_to"))
          .only("no-cadence-known", "usual_seconds IS NOT NULL");

  @Override
  public Definition definition() {
    return Definition.named("silent-accounts", "Silent accounts")
        .question("Which customers do we never hear from, and what do they pay?")
        .unit(Unit.COUNT)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis(
            "happenedAt of what customers say, createdAt of cases that they open; paying just before the end of the interval")
        .groupBy(AccountDimensions.ALL)
        .inputs(
            "account_mrr.mrr_minor",
            "account_mrr.valid_from",
            "account_mrr.valid_to",
            "interaction.happened_at",
            "interaction.visible_to_customer",
            "interaction.actor_kind",
            "interaction.automated",
            "interaction.direction",
            "account_quiet.valid_from",
            "account_quiet.valid_to",
            "account_quiet.usual_seconds")
        .source("ServiceXRG, Beyond Service Metrics; Wilson's score interval")
        .answers("S000-32")
        .examples(
            Example.named("of two paying accounts one says nothing, whatever we say to it")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    INTERACTION,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=CUSTOMER type=REPLY direction=INBOUND visible_to_customer=true automated=false account_id=Acme")
                .given(
                    INTERACTION,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Bolt")
                .answers(Quantity.count(1)),
            Example.named("who opens a case says something, and who has a rule answer does not")
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
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=CUSTOMER direction=INBOUND visible_to_customer=true automated=false account_id=Acme case_id=1")
                .given(
                    INTERACTION,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=CUSTOMER type=REPLY direction=INBOUND visible_to_customer=true automated=true account_id=Bolt")
                .answers(Quantity.count(2)),
            Example.named("that is half of them")
                .by("share")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    INTERACTION,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=CUSTOMER type=REPLY direction=INBOUND visible_to_customer=true automated=false account_id=Acme")
                .answers(Quantity.real(0.5)),
            Example.named("and a quarter of the revenue")
                .by("revenue")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=30000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    INTERACTION,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=CUSTOMER type=REPLY direction=INBOUND visible_to_customer=true automated=false account_id=Acme")
                .answers(Quantity.money(10000, "EUR")),
            Example.named("a month is long for who writes weekly, and not for who writes quarterly")
                .by("own-cadence")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Crew account_id=Crew currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_QUIET,
                    "id=Acme account_id=Acme valid_from=2026-01-01T00:00:00Z valid_to=9999-01-01T00:00:00Z usual_seconds=604800")
                .given(
                    ACCOUNT_QUIET,
                    "id=Bolt account_id=Bolt valid_from=2026-01-01T00:00:00Z valid_to=9999-01-01T00:00:00Z usual_seconds=7776000")
                .given(
                    ACCOUNT_QUIET,
                    "id=Crew account_id=Crew valid_from=2025-06-01T00:00:00Z valid_to=9999-01-01T00:00:00Z")
                .answers(Quantity.count(1)),
            Example.named("what they pay")
                .by("own-cadence-revenue")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=30000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_QUIET,
                    "id=Acme account_id=Acme valid_from=2026-01-01T00:00:00Z valid_to=9999-01-01T00:00:00Z usual_seconds=604800")
                .given(
                    ACCOUNT_QUIET,
                    "id=Bolt account_id=Bolt valid_from=2026-01-01T00:00:00Z valid_to=9999-01-01T00:00:00Z usual_seconds=7776000")
                .answers(Quantity.money(30000, "EUR")),
            Example.named("nobody has a cadence yet")
                .by("own-cadence")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_QUIET,
                    "id=Acme account_id=Acme valid_from=2026-01-01T00:00:00Z valid_to=9999-01-01T00:00:00Z")
                .hasNoAnswer(NO_CADENCE),
            Example.named("nor revenue behind it")
                .by("own-cadence-revenue")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .hasNoAnswer(NO_CADENCE),
            Example.named("nobody pays, nobody is silent").answers(Quantity.count(0)),
            Example.named("nobody pays, there is no share").by("share").hasNoAnswer(NONE),
            Example.named("euros and dollars do not add up")
                .by("revenue")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=USD mrr_minor=10000 valid_from=2025-01-01")
                .hasNoAnswer(SEVERAL_CURRENCIES));
  }

  @Override
  public Measure members() {
    return PayingAccounts.AT_THE_END;
  }

  @Override
  public List<Measure> columns() {
    return List.of(
        HEARD,
        OVERDUE,
        WITH_CADENCE,
        PayingAccounts.AT_THE_END.as("recurringRevenue", new Agg.Sum("mrr_minor")));
  }

  @Override
  public List<Measure> ofGroup() {
    return List.of(PayingAccounts.AT_THE_END.as("currency", new Agg.Common("currency")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
            "count",
            2,
            "count of paying accounts that say nothing and open no case in the interval",
            cell ->
                Outcome.count(silent(cell))
                    .and("accounts", Quantity.count(cell.count("accounts")))),
        Dialect.of(
                "share",
                2,
                "silent accounts / accounts",
                cell -> Outcome.proportion(silent(cell), cell.count("accounts"), NONE))
            .undefinedWhen(NONE)
            .in(Unit.RATIO),
        Dialect.of(
                "revenue",
                2,
                "monthly recurring revenue of the silent accounts",
                SilentAccounts::revenue)
            .undefinedWhen(SEVERAL_CURRENCIES)
            .in(Unit.MONEY),
        Dialect.of(
                "own-cadence",
                2,
                "count of paying accounts of which nothing was heard for longer than 19 of 20 times at its own rate: 2.9957 * the mean time between its words; withoutCadence = those with fewer than four words",
                SilentAccounts::overdue)
            .undefinedWhen(NO_CADENCE)
            .opensTo("quietForLonger"),
        Dialect.of(
                "own-cadence-revenue",
                2,
                "monthly recurring revenue of the same",
                SilentAccounts::revenueOverdue)
            .undefinedWhen(NO_CADENCE + "; or " + SEVERAL_CURRENCIES)
            .in(Unit.MONEY)
            .opensTo("quietForLonger"));
  }

  /// The revenue is that of the accounts that are counted.
  @Override
  public Optional<Verdict> verdict(Dialect dialect, Cell account) {
    return Optional.of(
        switch (dialect.name()) {
          case "own-cadence", "own-cadence-revenue" ->
              Verdict.of(
                  overdue(account),
                  count(account, "cadence") == 0 ? "no-cadence-known" : "within-its-cadence");
          case "share" -> Verdict.of(dialect.finish().apply(account), "heard");
          default -> Verdict.of(Outcome.count(silent(account)), "heard");
        });
  }

  private static Outcome overdue(Cell cell) {
    var quiet = count(cell, "quietForLonger");
    var withCadence = count(cell, "cadence");
    var evidence =
        Evidence.of(withCadence)
            .ofEverything()
            .and("withoutCadence", cell.count("accounts") - withCadence);
    return withCadence == 0
        ? new Outcome.Undefined(NO_CADENCE, evidence)
        : new Outcome.Value(Quantity.count(quiet), evidence);
  }

  private static Outcome revenueOverdue(Cell cell) {
    var quiet = cell.each("quietForLonger");
    return count(cell, "cadence") == 0
        ? new Outcome.Undefined(NO_CADENCE, Evidence.of(0))
        : revenue(cell, count(cell, "quietForLonger"), i -> quiet.get(i) > 0);
  }

  private static long count(Cell cell, String column) {
    return cell.each(column).stream().filter(count -> count > 0).count();
  }

  private static long silent(Cell cell) {
    return cell.each("heard").stream().filter(count -> count == 0).count();
  }

  private static Outcome revenue(Cell cell) {
    var heard = cell.each("heard");
    return revenue(cell, silent(cell), i -> heard.get(i) == 0);
  }

  private static Outcome revenue(Cell cell, long silent, IntPredicate isSilent) {
    var pays = cell.each("recurringRevenue");
    var currency = cell.common("currency").value();
    var evidence = Evidence.of(pays.size()).ofEverything().and("silent", silent);
    if (currency == null) {
      return new Outcome.Undefined(SEVERAL_CURRENCIES, evidence);
    }
    var minor =
        IntStream.range(0, pays.size())
            .filter(isSilent)
            .mapToObj(i -> BigDecimal.valueOf(pays.get(i)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Outcome.money(minor, currency, evidence, SEVERAL_CURRENCIES);
  }
}
