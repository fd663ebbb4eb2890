package io.bellwether.cases.sla;

/// What is to be done within the target.
public enum SlaKind {
  /// From the creation to the first answer of a person.
  FIRST_RESPONSE,
  /// From a customer's message, after the first answer, to the next answer of a person.
  NEXT_RESPONSE,
  /// From the creation, or a reopening, to the resolution.
  RESOLUTION
}
