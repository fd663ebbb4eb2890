package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Term;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;

/// Reads the terms that take several columns.
final class Readings {

  private Readings() {}

  /// How many different values, and one of them.
  static Term.Common common(ResultSet result, int column) throws SQLException {
    var distinct = result.getLong(column);
    return new Term.Common(distinct, distinct == 1 ? result.getString(column + 1) : null);
  }

  /// An array of texts that end in a number, or null where no row was.
  static Term sumOfEach(ResultSet result, int column) throws SQLException {
    var array = result.getArray(column);
    var sum = BigDecimal.ZERO;
    if (array != null) {
      for (var each : (Object[]) array.getArray()) {
        if (each instanceof String text) {
          sum = sum.add(new BigDecimal(text.substring(text.lastIndexOf(' ') + 1)));
        }
      }
    }
    return new Term.Sum(sum);
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
}
