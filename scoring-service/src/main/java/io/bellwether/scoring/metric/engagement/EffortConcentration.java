package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.SupportFacts.ACTIVITY;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.ExactSum;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.PayingAccounts;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How unequally our work is spread over paying accounts compared with what they pay: the Gini
/// coefficient of minutes worked, with that of revenue beside it, and how much of the work goes to
/// the fifth that pays most.
@Singleton
public final class EffortConcentration implements AccountPanel {

  private static final String NO_WORK = "no work was logged for a paying account in the interval";

  private static final Measure WORK =
      Measure.of("minutes", ACTIVITY, on("happened_at"), new Agg.Sum("minutes_worked"))
          .only("no-minutes-logged", "minutes_worked IS NOT NULL");

  @Override
  public Definition definition() {
    return Definition.named("effort-concentration", "Effort concentration")
        .question("Is engagement in proportion to the value of the relationship?")
        .unit(Unit.RATIO)
        .better(Direction.NEUTRAL)
        .dateBasis("happenedAt of work; paying just before the end of the interval")
        .groupBy(AccountDimensions.ALL)
        .inputs(
            "account_mrr.mrr_minor",
            "account_mrr.valid_from",
            "account_mrr.valid_to",
            "activity.happened_at",
            "activity.minutes_worked")
        .source(
            "ServiceXRG, Beyond Service Metrics; Gini coefficient of a sample, (2 sum i x_i) / (n sum x_i) - (n + 1) / n")
        .answers("S000-34")
        .examples(
            Example.named("all work for one of two")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme minutes_worked=30")
                .answers(Quantity.real(0.5)),
            Example.named("equal work")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme minutes_worked=30")
                .given(
                    ACTIVITY,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Bolt minutes_worked=30")
                .answers(Quantity.real(0)),
            Example.named("a tenth of the revenue takes half of the work")
                .by("over-served")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=80000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Crew account_id=Crew currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme minutes_worked=40")
                .given(
                    ACTIVITY,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Bolt minutes_worked=50")
                .given(
                    ACTIVITY,
                    "id=3 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Crew minutes_worked=10")
                .answers(Quantity.count(1)),
            Example.named("four fifths of the revenue get two fifths of it")
                .by("under-served")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=80000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Crew account_id=Crew currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme minutes_worked=40")
                .given(
                    ACTIVITY,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Bolt minutes_worked=50")
                .given(
                    ACTIVITY,
                    "id=3 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Crew minutes_worked=10")
                .answers(Quantity.count(1)),
            Example.named("without work nobody is over-served")
                .by("over-served")
                .hasNoAnswer(NO_WORK),
            Example.named("nor under-served").by("under-served").hasNoAnswer(NO_WORK),
            Example.named("nobody logged any work")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .hasNoAnswer(NO_WORK));
  }

  @Override
  public Measure members() {
    return PayingAccounts.AT_THE_END;
  }

  @Override
  public List<Measure> columns() {
    return List.of(
        WORK, PayingAccounts.AT_THE_END.as("recurringRevenue", new Agg.Sum("mrr_minor")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "gini",
                1,
                "Gini coefficient of minutes worked over paying accounts; giniOfRevenue = that of what they pay, topFifthEffortShare = share of the minutes for the fifth of accounts that pays most",
                EffortConcentration::gini)
            .undefinedWhen(NO_WORK),
        Dialect.of(
                "over-served",
                1,
                "count of paying accounts whose share of the minutes is at least twice their share of the revenue",
                cell -> served(cell, (work, value) -> work >= 2 * value))
            .undefinedWhen(NO_WORK)
            .in(Unit.COUNT),
        Dialect.of(
                "under-served",
                1,
                "count of paying accounts whose share of the minutes is at most half of their share of the revenue",
                cell -> served(cell, (work, value) -> 2 * work <= value))
            .undefinedWhen(NO_WORK)
            .in(Unit.COUNT));
  }

  /// Whether a share of the work is out of proportion to a share of the revenue.
  private interface Proportion {
    boolean isOut(double work, double value);
  }

  private static Outcome served(Cell cell, Proportion proportion) {
    var minutes = cell.each("minutes");
    var pays = cell.each("recurringRevenue");
    var work = ExactSum.of(minutes);
    var revenue = ExactSum.of(pays);
    var evidence = Evidence.of(minutes.size()).ofEverything();
    return work == 0 || revenue == 0
        ? new Outcome.Undefined(NO_WORK, evidence)
        : new Outcome.Value(
            Quantity.count(
                IntStream.range(0, minutes.size())
                    .filter(i -> proportion.isOut(minutes.get(i) / work, pays.get(i) / revenue))
                    .count()),
            evidence);
  }

  private static Outcome gini(Cell cell) {
    var minutes = cell.each("minutes");
    var pays = cell.each("recurringRevenue");
    var evidence = Evidence.of(minutes.size());
    var total = ExactSum.of(minutes);
    if (total == 0) {
      return new Outcome.Undefined(NO_WORK, evidence);
    }
    var fifth = Math.max(1, minutes.size() / 5);
    var ofTop =
        ExactSum.of(
            IntStream.range(0, minutes.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> pays.get(i)).reversed())
                .limit(fifth)
                .map(minutes::get)
                .toList());
    return new Outcome.Value(
        Quantity.real(of(minutes)),
        evidence
            .withoutInterval("a description of all paying accounts, not of a sample")
            .and("giniOfRevenue", Quantity.real(of(pays)))
            .and("topFifthEffortShare", Quantity.real(ofTop / total)));
  }

  private static double of(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var n = sorted.size();
    var ranked = ExactSum.of(IntStream.range(0, n).mapToObj(i -> (i + 1) * sorted.get(i)).toList());
    return Math.max(0, 2 * ranked / (n * ExactSum.of(sorted)) - (n + 1.0) / n);
  }
}
