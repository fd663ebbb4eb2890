package io.bellwether.scoring.query;

import static java.math.MathContext.DECIMAL64;
import static org.hipparchus.stat.descriptive.rank.Percentile.EstimationType.R_7;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Term;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.jspecify.annotations.Nullable;

/// Adds rows up to a term, as a reader of the API would.
final class Reaggregation {

  private Reaggregation() {}

  static Term of(Metric metric, String term, List<Lineage.Row> rows) {
    var values =
        rows.stream()
            .map(row -> row.terms().get(term))
            .filter(Lineage.Contribution::included)
            .map(Lineage.Contribution::value)
            .filter(Objects::nonNull)
            .toList();
    return metric.measures().stream()
        .filter(measure -> measure.name().equals(term))
        .findFirst()
        .map(measure -> of(measure, values))
        .orElseGet(() -> each(values));
  }

  private static Term of(Measure measure, List<Object> values) {
    return switch (measure.agg()) {
      case Agg.Count _ -> new Term.Count(values.size());
      case Agg.Distinct _ -> new Term.Count(values.stream().distinct().count());
      case Agg.Sum _ ->
          new Term.Sum(
              values.stream()
                  .map(value -> new BigDecimal(value.toString()))
                  .reduce(BigDecimal.ZERO, BigDecimal::add));
      case Agg.Common _ -> {
        var distinct = values.stream().distinct().toList();
        yield new Term.Common(
            distinct.size(), distinct.size() == 1 ? distinct.getFirst().toString() : null);
      }
      case Agg.SumOfEach _ ->
          new Term.Sum(
              values.stream()
                  .map(Object::toString)
                  .distinct()
                  .map(value -> new BigDecimal(value.replaceFirst(".* ", "")))
                  .reduce(BigDecimal.ZERO, BigDecimal::add));
      case Agg.Each _ -> each(values);
      case Agg.Spread _ ->
          spread(values.stream().mapToLong(value -> Long.parseLong(value.toString())).toArray());
    };
  }

  private static Term each(List<Object> values) {
    return new Term.Each(values.stream().map(value -> ((Number) value).doubleValue()).toList());
  }

  private static Term.Spread spread(long[] values) {
    int n = values.length;
    if (n == 0) {
      return Term.Spread.EMPTY;
    }
    Arrays.sort(values);
    var mean = new BigDecimal(Arrays.stream(values).sum()).divide(BigDecimal.valueOf(n), DECIMAL64);
    return new Term.Spread(
        n,
        mean.doubleValue(),
        n == 1 ? null : new StandardDeviation().evaluate(toDoubles(values)),
        new Percentile().withEstimationType(R_7).evaluate(toDoubles(values), 50),
        new Percentile().withEstimationType(R_7).evaluate(toDoubles(values), 90),
        intervalOf(0.5, values),
        intervalOf(0.9, values));
  }

  /// By the tails of the binomial distribution: between the values of those ranks, from below and
  /// from above, beyond which at most 2.5 % lie.
  static @Nullable Interval95 intervalOf(double quantile, long[] sorted) {
    int n = sorted.length;
    int low = fewest(new BinomialDistribution(n, quantile));
    int high = fewest(new BinomialDistribution(n, 1 - quantile));
    return low == 0 || high == 0 ? null : new Interval95(sorted[low - 1], sorted[n - high]);
  }

  private static int fewest(BinomialDistribution within) {
    int k = 0;
    while (within.cumulativeProbability(k) <= 0.025) {
      k++;
    }
    return k;
  }

  private static double[] toDoubles(long[] values) {
    return Arrays.stream(values).asDoubleStream().toArray();
  }
}
