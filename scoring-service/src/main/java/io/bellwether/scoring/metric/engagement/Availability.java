package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.SupportFacts.ACCOUNT_OUTAGE;
import static io.bellwether.scoring.metric.Timing.during;

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
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Whether customers could use the product, by outages that were not announced: the share of
/// accounts without any, and the share of the time that it was there for them. Outages that overlap
/// count once, one that lasts until now.
@Singleton
public final class Availability implements AccountPanel {

  private static final String NONE = "no account pays at the end of the interval";

  @Override
  public Definition definition() {
    return Definition.named("availability", "Availability")
        .question("Were customers spared from outages?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("the time of the interval; paying just before its end")
        .groupBy(AccountDimensions.ALL)
        .inputs("account_mrr.mrr_minor", "account_outage.valid_from", "account_outage.valid_to")
        .source(
            "ServiceXRG, The Right Metrics: rate of customers; uptime: 1 - outage / service time")
        .answers("S002-08")
        .examples(
            Example.named("one of two accounts had an outage")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_OUTAGE,
                    "id=Acme account_id=Acme valid_from=2026-01-10T00:00:00Z valid_to=2026-01-10T07:26:24Z")
                .answers(Quantity.real(0.5)),
            Example.named("of 7:26:24 hours, a hundredth of January: 99.5 % of the time of both")
                .by("uptime")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_OUTAGE,
                    "id=Acme account_id=Acme valid_from=2026-01-10T00:00:00Z valid_to=2026-01-10T07:26:24Z")
                .answers(Quantity.real(0.995)),
            Example.named("and 99.25 % of what they pay for, as Acme pays three quarters")
                .by("uptime-by-revenue")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=30000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_OUTAGE,
                    "id=Acme account_id=Acme valid_from=2026-01-10T00:00:00Z valid_to=2026-01-10T07:26:24Z")
                .answers(Quantity.real(0.9925)),
            Example.named("nobody pays").hasNoAnswer(NONE),
            Example.named("nobody pays, no time").by("uptime").hasNoAnswer(NONE),
            Example.named("nobody pays, no revenue").by("uptime-by-revenue").hasNoAnswer(NONE));
  }

  @Override
  public Measure members() {
    return PayingAccounts.AT_THE_END;
  }

  @Override
  public List<Measure> columns() {
    return List.of(
        Measure.of(
            "outageSeconds",
            ACCOUNT_OUTAGE,
            during("valid_from", "valid_to"),
            new Agg.Sum(
                "CAST(extract(epoch FROM (least(valid_to, :until) - greatest(valid_from, :from))) AS bigint)")),
        PayingAccounts.AT_THE_END.as("recurringRevenue", new Agg.Sum("mrr_minor")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "uninterrupted-accounts",
                1,
                "accounts without an outage / accounts",
                cell ->
                    Outcome.proportion(
                        cell.each("outageSeconds").stream().filter(seconds -> seconds <= 0).count(),
                        cell.count("accounts"),
                        NONE))
            .undefinedWhen(NONE),
        Dialect.of(
                "uptime",
                1,
                "1 - seconds of outage / seconds of the interval, mean of accounts",
                cell -> uptime(cell, Collections.nCopies(cell.each("outageSeconds").size(), 1.0)))
            .undefinedWhen(NONE),
        Dialect.of(
                "uptime-by-revenue",
                1,
                "the same, each account weighted by its monthly recurring revenue",
                cell -> uptime(cell, cell.each("recurringRevenue")))
            .undefinedWhen(NONE));
  }

  private static Outcome uptime(Cell cell, List<Double> weights) {
    var outages = cell.each("outageSeconds");
    var evidence = Evidence.of(outages.size());
    var weight = ExactSum.of(weights);
    if (weight == 0) {
      return new Outcome.Undefined(NONE, evidence);
    }
    var seconds =
        Duration.between(
                cell.interval().from().atStartOfDay(cell.zone()),
                cell.interval().to().atStartOfDay(cell.zone()))
            .toSeconds();
    var lost =
        ExactSum.of(
            IntStream.range(0, outages.size())
                .mapToObj(i -> weights.get(i) * outages.get(i) / seconds)
                .toList());
    return new Outcome.Value(
        Quantity.real(1 - lost / weight),
        evidence.withoutInterval("all outages are known, nothing is estimated"));
  }
}
