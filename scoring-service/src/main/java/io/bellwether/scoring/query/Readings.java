package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Term;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Reads the terms that take several columns.
final class Readings {

  private Readings() {}

  /// n, exact sum, deviation, median, 90th percentile.
  static Term.Spread spread(ResultSet result, int column) throws SQLException {
    var n = result.getLong(column);
    var sum = result.getBigDecimal(column + 1);
    return new Term.Spread(
        n,
        n == 0 ? null : mean(sum, n),
        number(result, column + 2),
        number(result, column + 3),
        number(result, column + 4));
  }

  /// How many different values, and one of them.
  static Term.Common common(ResultSet result, int column) throws SQLException {
    var distinct = result.getLong(column);
    return new Term.Common(distinct, distinct == 1 ? result.getString(column + 1) : null);
  }

  /// An array of numbers, or null where no row was.
  static Term each(ResultSet result, int column) throws SQLException {
    var array = result.getArray(column);
    var values = new ArrayList<Double>();
    if (array != null) {
      for (var value : (Object[]) array.getArray()) {
        values.add(((Number) value).doubleValue());
      }
    }
    return new Term.Each(values);
  }

  private static double mean(BigDecimal sum, long n) {
    return sum.divide(BigDecimal.valueOf(n), MathContext.DECIMAL64).doubleValue();
  }

  /// `getDouble` answers NaN for null on one of the databases and 0 on the other.
  private static @Nullable Double number(ResultSet result, int column) throws SQLException {
    return result.getObject(column) instanceof Number number ? number.doubleValue() : null;
  }
}
