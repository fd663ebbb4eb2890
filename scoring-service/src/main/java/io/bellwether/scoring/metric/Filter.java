package io.bellwether.scoring.metric;

import java.util.List;
import java.util.Locale;

/// Keeps the rows whose dimension is, or is not, one of the values. A row without a value has
/// `(none)`.
public record Filter(String dimension, Operator operator, List<String> values) {

  public static final String NONE = "(none)";

  public enum Operator {
    EQ,
    IN,
    NE;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Filter {
    values = List.copyOf(values);
  }

  /// Whether a row with this value of the dimension is kept.
  public boolean lets(String value) {
    return (operator == Operator.NE) != values.contains(value);
  }
}
