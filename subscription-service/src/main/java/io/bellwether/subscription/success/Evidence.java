package io.bellwether.subscription.success;

/// How we know of an outcome.
public enum Evidence {
  /// The customer says so.
  STATED,
  /// It was measured.
  MEASURED,
  /// Somebody else has checked it.
  AUDITED
}
