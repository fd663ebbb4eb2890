package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.SupportFacts.INTERACTION;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Beside;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.ExactSum;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Identity;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.PayingAccounts;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/// How often we speak with a paying account in the interval, cases that it opens included; those
/// with whom we did not speak at all counted as zero.
@Singleton
public final class EngagementFrequency implements AccountPanel {

  private static final String NONE = "no account pays at the end of the interval";

  @Override
  public Definition definition() {
    return Definition.named("engagement-frequency", "Engagement frequency")
        .question("How often do we engage with each customer?")
        .unit(Unit.RATE)
        .better(Direction.NEUTRAL)
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
            "interaction.automated")
        .source(
            "ServiceXRG, Beyond Service Metrics; intervals: Hall, 1992, of the mean, order statistics"
                + " of median and 90th percentile")
        .answers("S000-27", "S000-30")
        .examples(
            Example.named("three, one and none are 4/3 for each")
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
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme")
                .given(
                    INTERACTION,
                    "id=3 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme")
                .given(
                    INTERACTION,
                    "id=4 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Bolt")
                .answers(Quantity.real(4.0 / 3)),
            Example.named("nobody pays").hasNoAnswer(NONE));
  }

  @Override
  public Measure members() {
    return PayingAccounts.AT_THE_END;
  }

  @Override
  public List<Measure> columns() {
    return List.of(Engagements.OF_PEOPLE);
  }

  @Override
  public List<String> columnDimensions() {
    return List.of("caseChannel", "initiatedBy");
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "mean",
                2,
                "mean over paying accounts of their engagements in the interval, to open a case is one of the"
                    + " customer; zero, one, twoToFour,"
                    + " fiveToNine and tenOrMore = accounts with so many",
                EngagementFrequency::mean)
            .undefinedWhen(NONE));
  }

  @Override
  public List<Identity> identities() {
    return List.of(
        Identity.ofCounts(
            "frequencies",
            "zero + one + twoToFour + fiveToNine + tenOrMore = accounts",
            cell ->
                frequencies(cell.each("engagements")).values().stream()
                        .mapToLong(Long::longValue)
                        .sum()
                    - cell.count("accounts")));
  }

  private static SequencedMap<String, Long> frequencies(List<Double> counts) {
    var accounts = new LinkedHashMap<String, Long>();
    accounts.put("zero", between(counts, 0, 0));
    accounts.put("one", between(counts, 1, 1));
    accounts.put("twoToFour", between(counts, 2, 4));
    accounts.put("fiveToNine", between(counts, 5, 9));
    accounts.put("tenOrMore", between(counts, 10, Double.MAX_VALUE));
    return accounts;
  }

  private static Outcome mean(Cell cell) {
    var counts = cell.each("engagements").stream().sorted().toList();
    var evidence = Evidence.of(counts.size());
    for (var frequency : frequencies(counts).entrySet()) {
      evidence = evidence.and(frequency.getKey(), frequency.getValue());
    }
    if (counts.isEmpty()) {
      return new Outcome.Undefined(NONE, evidence);
    }
    var total = ExactSum.of(counts);
    var values = counts.stream().mapToDouble(Double::doubleValue).toArray();
    var complete =
        evidence
            .and("engagements", Quantity.count((long) total))
            .and(
                Beside.MEDIAN.wireName(),
                quantile(values, 50),
                Interval95.ofQuantile(0.5, counts),
                "fewer than six accounts do not enclose their median")
            .and(
                Beside.P90.wireName(),
                quantile(values, 90),
                Interval95.ofQuantile(0.9, counts),
                "fewer than 36 accounts do not enclose their 90th percentile");
    return new Outcome.Value(
        Quantity.real(total / counts.size()),
        Interval95.ofSkewedMean(counts)
            .map(complete::with)
            .orElseGet(
                () -> complete.withoutInterval("one account, or several alike, show no spread")));
  }

  private static long between(List<Double> counts, double least, double most) {
    return counts.stream().filter(count -> count >= least && count <= most).count();
  }

  private static double quantile(double[] values, double percent) {
    return new Percentile().withEstimationType(EstimationType.R_7).evaluate(values, percent);
  }
}
