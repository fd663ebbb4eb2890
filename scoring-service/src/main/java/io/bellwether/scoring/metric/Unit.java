package io.bellwether.scoring.metric;

import java.util.Locale;

/// What a value is measured in.
public enum Unit {
  /// How many. A balance of two counts can be below 0, and a sum of shares is a decimal.
  COUNT,
  /// A decimal from 0 to 1: a share.
  RATIO,
  /// A decimal: how much there is of one thing for each of another, or for a hundred of them. It
  /// can be above 1, and below 0 where an amount of money can.
  RATE,
  /// Points of a score, -100..100 for the net promoter score.
  POINTS,
  MONEY,
  SECONDS;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
