package io.bellwether.scoring.metric;

import java.util.Locale;

/// By which hours a time is told: all of them, or the working hours of a calendar.
public enum Clock {
  CALENDAR,
  BUSINESS;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
