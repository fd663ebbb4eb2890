package io.bellwether.scoring.metric;

import java.util.Locale;

/// The service that owns a fact.
public enum Source {
  CASE,
  SUBSCRIPTION,
  SURVEY;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
