package io.bellwether.scoring.metric;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The aggregate of one measure in one cell.
public sealed interface Term {

  record Count(long count) implements Term {}

  record Sum(BigDecimal sum) implements Term {
    static final Sum ZERO = new Sum(BigDecimal.ZERO);
  }

  /// @param mean null without rows, like the rest; `deviation` is null below two rows
  /// @param ofMedian the interval of the median between two of the values, null below six rows
  /// @param ofP90 that of the 90th percentile, null below 36 rows
  record Spread(
      long n,
      @Nullable Double mean,
      @Nullable Double deviation,
      @Nullable Double median,
      @Nullable Double p90,
      @Nullable Interval95 ofMedian,
      @Nullable Interval95 ofP90)
      implements Term {
    public static final Spread EMPTY = new Spread(0, null, null, null, null, null, null);
  }

  record Each(List<Double> values) implements Term {
    static final Each EMPTY = new Each(List.of());

    public Each {
      values = List.copyOf(values);
    }
  }

  /// @param value null unless `distinct` is 1
  record Common(long distinct, @Nullable String value) implements Term {}
}
