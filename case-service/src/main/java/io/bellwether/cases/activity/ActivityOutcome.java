package io.bellwether.cases.activity;

/// How the customer took it, as the rep rated it.
public enum ActivityOutcome {
  POSITIVE,
  NEUTRAL,
  NEGATIVE
}
