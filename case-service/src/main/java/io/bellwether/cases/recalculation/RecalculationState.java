package io.bellwether.cases.recalculation;

/// How far a recalculation is.
public enum RecalculationState {
  /// Some cases are still counted by what held before.
  RUNNING,
  /// All cases are counted by what held when it was requested, or by something later.
  DONE,
  /// A later one does all cases instead.
  REPLACED
}
