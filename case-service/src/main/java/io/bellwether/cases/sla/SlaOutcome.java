package io.bellwether.cases.sla;

/// How a clock ended.
public enum SlaOutcome {
  FULFILLED,
  BREACHED,
  /// What was promised became needless within the target: the case ended without it.
  CANCELLED
}
