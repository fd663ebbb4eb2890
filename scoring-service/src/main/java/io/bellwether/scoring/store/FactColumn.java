package io.bellwether.scoring.store;

/// One column of a fact and where the feed's payload has it.
///
/// @param key its name in the payload
/// @param absence what a payload without a value means
public record FactColumn(String name, ColumnType type, String key, Absence absence) {

  /// What it means that a payload has no value for a column.
  public enum Absence {
    /// The row cannot be understood.
    REFUSED,
    /// Not known, or not happened yet.
    UNKNOWN,
    /// An interval without an end: [FactSchema#OPEN_END].
    OPEN
  }

  static FactColumn required(String name, ColumnType type) {
    return new FactColumn(name, type, name, Absence.REFUSED);
  }

  static FactColumn optional(String name, ColumnType type) {
    return new FactColumn(name, type, name, Absence.UNKNOWN);
  }

  static FactColumn end(String name, ColumnType type) {
    return new FactColumn(name, type, name, Absence.OPEN);
  }

  /// The same column under the name that the feed uses.
  FactColumn from(String otherKey) {
    return new FactColumn(name, type, otherKey, absence);
  }
}
