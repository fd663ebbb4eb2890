package io.bellwether.scoring.metric;

import java.util.Locale;

/// What a value is measured in.
public enum Unit {
  COUNT,
  /// A decimal, 0..1 where it is a share.
  RATIO,
  /// Points of a score, -100..100 for the net promoter score.
  POINTS,
  MONEY,
  SECONDS;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
