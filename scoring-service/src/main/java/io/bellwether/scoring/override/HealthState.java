package io.bellwether.scoring.override;

/// The states of a relationship.
public enum HealthState {
  CONTENT,
  ANXIOUS,
  /// Looks at other vendors.
  RESTLESS,
  ANGRY
}
