package io.bellwether.scoring.comparison;

import java.util.List;
import java.util.Objects;
import org.hipparchus.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;

/// How much a series rises or falls from one interval to the next: the slope of least squares, with
/// Student's interval of it. Intervals without a value are no point and keep their place. Values
/// that all lie on the line show no spread, as three small counts often do by chance: such a slope
/// has no interval.
///
/// @param n intervals with a value
/// @param slope null below [#FEWEST] values
/// @param low lower end of the 95 % interval; null without a slope and without spread
/// @param start where the line begins: its value in the first interval
/// @param end the same in the last one
public record LinearTrend(
    int n,
    @Nullable Double slope,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Double start,
    @Nullable Double end) {

  /// Two values always lie on a line.
  public static final int FEWEST = 3;

  /// By which part of themselves numbers differ that differ by rounding alone.
  private static final double ROUNDING = 1e-12;

  /// Which part of the squares around their mean such numbers leave over.
  private static final double LEFT_OVER = 1e-14;

  /// What the interval of the slope tells.
  public enum Verdict {
    RISING,
    FALLING,
    /// The interval holds zero, so that such a slope also comes by chance; or there is none.
    UNDECIDED
  }

  /// @param values in the order of the intervals, null where there is none
  public static LinearTrend of(List<? extends @Nullable Double> values) {
    var line = new SimpleRegression();
    for (int i = 0; i < values.size(); i++) {
      var value = values.get(i);
      if (value != null) {
        line.addData(i, value);
      }
    }
    int n = (int) line.getN();
    if (n < FEWEST) {
      return new LinearTrend(n, null, null, null, null, null);
    }
    var slope = line.getSlope();
    var isExact =
        line.getSumSquaredErrors()
            <= LEFT_OVER * line.getTotalSumSquares() + Math.pow(ROUNDING, 2) * squares(values);
    var half = line.getSlopeConfidenceInterval();
    return new LinearTrend(
        n,
        slope,
        isExact ? null : slope - half,
        isExact ? null : slope + half,
        line.predict(0),
        line.predict(values.size() - 1.0));
  }

  private static double squares(List<? extends @Nullable Double> values) {
    return values.stream().filter(Objects::nonNull).mapToDouble(value -> value * value).sum();
  }

  /// Null without a slope.
  public @Nullable Verdict verdict() {
    if (slope == null) {
      return null;
    }
    if (low == null || high == null) {
      return Verdict.UNDECIDED;
    }
    return low > 0 ? Verdict.RISING : high < 0 ? Verdict.FALLING : Verdict.UNDECIDED;
  }
}
