package io.bellwether.cases.sla;

/// What the seconds of a target are.
public enum TargetClock {
  /// Working seconds of the case's calendar.
  BUSINESS,
  /// All seconds.
  CALENDAR
}
