package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Term;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A spread as columns of a statement. The database counts, adds up exactly and picks values by
/// their rank; nothing is rounded before Java divides. So neither the order in which rows come nor
/// the number of threads changes the last digit, and both databases say the same.
final class SpreadColumns {

  /// The interval of a median reaches from the value of this rank to that of the same rank from
  /// above: distribution-free order statistics, whose ranks are quantiles of the binomial
  /// distribution of n and 1/2. With the corrections for continuity, kurtosis and lattice, which
  /// take `(z² - 1) / 6` from n, the normal approximation gives the exact rank up to 20 000 values
  /// (`EngineTest` compares them); without them it is one rank off for n = 17, 44, 67 and others. 0
  /// below six values: then no two of them are far enough apart.
  private static final String RANK_OF_LOW =
      "floor((n + 1) * CAST(0.5 AS double precision) - CAST(0.979982 AS double precision) * sqrt(greatest(n - CAST(0.47 AS double precision), 0)))";

  /// The interval of the 90th percentile likewise: its ranks are quantiles of the binomial
  /// distribution of n and 0.9, by the normal approximation with one correction more, and are exact
  /// up to 20 000 values too. 0 below 36 values, of which 0.9^35 > 2.5 % are all below it.
  private static final String MIDDLE_OF_P90 =
      "n * CAST(0.9 AS double precision) + CAST(0.1211388 AS double precision) - CAST(0.68 AS double precision) / n";

  private static final String HALF_OF_P90 =
      "CAST(0.5879892 AS double precision) * sqrt(n - CAST(1.632 AS double precision))";

  /// The two values around the median, around the 90th percentile, and those of their intervals.
  private static final List<String> RANKS =
      List.of(
          "floor((n + 1) * 0.5)",
          "floor(n * 0.5) + 1",
          "floor((n - 1) * 0.9) + 1",
          "ceil((n - 1) * 0.9) + 1",
          RANK_OF_LOW,
          "n + 1 - " + RANK_OF_LOW,
          fromP90("floor(" + MIDDLE_OF_P90 + " - " + HALF_OF_P90 + ")"),
          fromP90("ceil(" + MIDDLE_OF_P90 + " + " + HALF_OF_P90 + ")"));

  private static final int FIRST_RANKED = 3;

  static final int COUNT = FIRST_RANKED + RANKS.size();

  private SpreadColumns() {}

  private static String fromP90(String rank) {
    return "CASE WHEN n >= 36 THEN " + rank + " ELSE 0 END";
  }

  static void add(Sql sql, String v, String filter) {
    var n = "count(" + v + ")" + filter;
    // Wide enough for the square of any bigint.
    var exact = "CAST(" + v + " AS decimal(19, 0))";
    sql.add(", " + n + ", sum(" + v + ")" + filter);
    sql.add(", sum(" + exact + " * " + exact + ")" + filter);
    for (var rank : RANKS) {
      // Nulls come last, so that the first n are the values.
      sql.add(", (array_agg(" + v + " ORDER BY " + v + ")" + filter + ")");
      sql.add("[CAST(" + rank.replaceAll("\\bn\\b", n) + " AS integer)]");
    }
  }

  static Term.Spread read(ResultSet result, int column) throws SQLException {
    var n = result.getLong(column);
    if (n == 0) {
      return Term.Spread.EMPTY;
    }
    var ranked = new ArrayList<@Nullable Double>();
    for (int i = 0; i < RANKS.size(); i++) {
      ranked.add(number(result, column + FIRST_RANKED + i));
    }
    var sum = result.getBigDecimal(column + 1);
    return new Term.Spread(
        n,
        sum.divide(BigDecimal.valueOf(n), MathContext.DECIMAL64).doubleValue(),
        deviation(n, sum, result.getBigDecimal(column + 2)),
        between(ranked.get(0), ranked.get(1), 0.5),
        between(ranked.get(2), ranked.get(3), (n - 1) * 9 % 10 / 10.0),
        interval(ranked.get(4), ranked.get(5)),
        interval(ranked.get(6), ranked.get(7)));
  }

  /// The root of `(n Σx² − (Σx)²) / (n (n − 1))`.
  private static @Nullable Double deviation(long n, BigDecimal sum, BigDecimal squares) {
    if (n < 2) {
      return null;
    }
    var count = BigDecimal.valueOf(n);
    return count
        .multiply(squares)
        .subtract(sum.multiply(sum))
        .divide(count.multiply(BigDecimal.valueOf(n - 1)), MathContext.DECIMAL128)
        .sqrt(MathContext.DECIMAL64)
        .doubleValue();
  }

  private static @Nullable Double between(
      @Nullable Double low, @Nullable Double high, double fraction) {
    return low == null || high == null ? null : low + (high - low) * fraction;
  }

  private static @Nullable Interval95 interval(@Nullable Double low, @Nullable Double high) {
    return low == null || high == null ? null : new Interval95(low, high);
  }

  private static @Nullable Double number(ResultSet result, int column) throws SQLException {
    return result.getObject(column) instanceof Number number ? number.doubleValue() : null;
  }
}
