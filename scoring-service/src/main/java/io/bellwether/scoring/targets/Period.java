package io.bellwether.scoring.targets;

/// How long an interval a target is for.
public enum Period {
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR
}
