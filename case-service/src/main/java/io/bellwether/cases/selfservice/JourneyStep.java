package io.bellwether.cases.selfservice;

/// How far somebody who looks for an answer gets.
public enum JourneyStep {
  /// Looks around.
  EXPLORATION,
  /// Says what is looked for.
  FORMULATION,
  /// Reads what was found.
  EVALUATION,
  /// Tries it.
  VALIDATION,
  /// Acts on it: does what the visit was for.
  ACTION
}
