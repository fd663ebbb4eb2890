package io.bellwether.scoring.priority;

import java.util.Locale;

/// What makes one open case more urgent than another. Each gives 0 to 100 points, linear between
/// the two ends that it names.
public enum Factor {
  VALUE("share", "100 x the share of paying accounts of the same currency that pay no more"),
  AGE("seconds", "0 when it came in, 100 from 30 days on; calendar time"),
  EFFORT("seconds", "0 without work, 100 from 4 hours of logged work on"),
  RISK("points", "100 - the health of the account"),
  SLA("seconds", "0 from 24 hours before the next target is due, 100 when it is overdue"),
  SEVERITY("code", "CRITICAL 100, HIGH 70, MEDIUM 40, LOW 10"),
  WAITING(
      "seconds",
      "0 while it is the customer's turn, 100 when ours has lasted for 48 hours or more"),
  RENEWAL("days", "0 from 90 days before the next renewal is due, 100 on the day");

  private final String unit;
  private final String scale;

  Factor(String unit, String scale) {
    this.unit = unit;
    this.scale = scale;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What its value is measured in.
  public String unit() {
    return unit;
  }

  /// How the value becomes points.
  public String scale() {
    return scale;
  }
}
