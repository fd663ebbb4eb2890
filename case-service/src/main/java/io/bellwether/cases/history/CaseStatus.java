package io.bellwether.cases.history;

/// Whether a case waits for a resolution; follows from its events.
public enum CaseStatus {
  OPEN,
  RESOLVED,
  /// Put away, resolved before or not.
  CLOSED,
  /// Goes on in another case.
  MERGED
}
