package io.bellwether.cases.recalculation;

/// What was changed, from what changes least to what changes most.
public enum RecalculationCause {
  /// What is promised: due times and outcomes of clocks.
  SERVICE_LEVEL,
  /// The hours of a calendar: business times and clocks of the cases that it holds for.
  CALENDAR,
  /// For which cases a calendar holds.
  ASSIGNMENT;

  RecalculationCause or(RecalculationCause other) {
    return compareTo(other) < 0 ? other : this;
  }
}
