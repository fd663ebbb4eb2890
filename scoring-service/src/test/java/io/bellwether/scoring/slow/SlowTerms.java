package io.bellwether.scoring.slow;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Term;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The seven aggregates, by their definitions.
final class SlowTerms {

  /// What one row adds.
  record Value(UUID id, @Nullable Object value) {}

  private SlowTerms() {}

  static Term of(Agg agg, List<Value> rows) {
    var values = rows.stream().map(Value::value).filter(Objects::nonNull).toList();
    return switch (agg) {
      case Agg.Count _ -> new Term.Count(rows.size());
      case Agg.Distinct _ ->
          new Term.Count(values.stream().map(Object::toString).distinct().count());
      case Agg.Sum _ -> new Term.Sum(sum(values));
      case Agg.Common _ -> {
        var different = values.stream().map(Object::toString).distinct().toList();
        yield new Term.Common(
            different.size(), different.size() == 1 ? different.getFirst() : null);
      }
      case Agg.SumOfEach _ ->
          new Term.Sum(
              sum(
                  values.stream()
                      .map(Object::toString)
                      .distinct()
                      .<Object>map(text -> text.split(" ")[text.split(" ").length - 1])
                      .toList()));
      case Agg.Each _ ->
          new Term.Each(
              rows.stream()
                  .map(row -> new Each(row.id().toString(), number(row).doubleValue()))
                  .sorted(Comparator.comparing(Each::id).thenComparing(Each::value))
                  .map(Each::value)
                  .toList());
      case Agg.Spread _ ->
          spread(values.stream().map(v -> number(v).doubleValue()).sorted().toList(), values);
    };
  }

  private record Each(String id, double value) {}

  private static Term.Spread spread(List<Double> sorted, List<Object> values) {
    int n = sorted.size();
    if (n == 0) {
      return Term.Spread.EMPTY;
    }
    var mean = sum(values).divide(BigDecimal.valueOf(n), MathContext.DECIMAL128);
    return new Term.Spread(
        n,
        mean.doubleValue(),
        n == 1 ? null : deviation(values, mean),
        quantile(sorted, 0.5),
        quantile(sorted, 0.9),
        ofQuantile(sorted, 1, 1),
        ofQuantile(sorted, 9, 1));
  }

  private static Double deviation(List<Object> values, BigDecimal mean) {
    var squares = BigDecimal.ZERO;
    for (var value : values) {
      var off = number(value).subtract(mean);
      squares = squares.add(off.multiply(off));
    }
    return squares
        .divide(BigDecimal.valueOf(values.size() - 1L), MathContext.DECIMAL128)
        .sqrt(MathContext.DECIMAL128)
        .doubleValue();
  }

  /// Type 7 of Hyndman and Fan: linear between the values at rank 1 + (n - 1) p.
  private static double quantile(List<Double> sorted, double p) {
    var rank = (sorted.size() - 1) * p;
    var below = (int) Math.floor(rank + 1e-12);
    var low = sorted.get(below);
    var high = sorted.get(Math.min(below + 1, sorted.size() - 1));
    return low + (high - low) * Math.max(0, rank - below);
  }

  /// The quantile that so many parts of all lie below, and so many above it: from the k-th value,
  /// for the greatest k such that in no more than 2.5 % of all samples fewer than k lie below it,
  /// to that which is found likewise from above.
  private static @Nullable Interval95 ofQuantile(List<Double> sorted, int below, int above) {
    int low = rank(sorted.size(), below, above);
    int high = rank(sorted.size(), above, below);
    return low == 0 || high == 0
        ? null
        : new Interval95(sorted.get(low - 1), sorted.get(sorted.size() - high));
  }

  private static int rank(int n, int hit, int miss) {
    var all = BigInteger.valueOf(hit + miss).pow(n);
    var ways = BigInteger.valueOf(miss).pow(n);
    var fewer = BigInteger.ZERO;
    int k = 0;
    while (k < n) {
      fewer = fewer.add(ways);
      if (fewer.multiply(BigInteger.valueOf(40)).compareTo(all) > 0) {
        break;
      }
      ways =
          ways.multiply(BigInteger.valueOf((long) (n - k) * hit))
              .divide(BigInteger.valueOf((k + 1L) * miss));
      k++;
    }
    return k;
  }

  private static BigDecimal sum(List<Object> values) {
    var sum = BigDecimal.ZERO;
    for (var value : values) {
      sum = sum.add(number(value));
    }
    return sum;
  }

  private static BigDecimal number(Object value) {
    return value instanceof Double real ? new BigDecimal(real) : new BigDecimal(value.toString());
  }

  private static BigDecimal number(Value row) {
    return number(Objects.requireNonNull(row.value(), "a row without a number"));
  }
}
