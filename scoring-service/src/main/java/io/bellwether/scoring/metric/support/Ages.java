package io.bellwether.scoring.metric.support;

import io.bellwether.scoring.metric.Evidence;
import java.util.List;

/// How long ago something was, in parts that add up to all of it.
final class Ages {

  private static final double DAY = 86_400;

  private Ages() {}

  /// @param name what the parts are called by, as `waiting` in `waitingUnder1Day`
  /// @param seconds the age of each
  static Evidence with(String name, List<Double> seconds, Evidence evidence) {
    return evidence
        .and(name + "Under1Day", between(seconds, Double.NEGATIVE_INFINITY, 1))
        .and(name + "1To3Days", between(seconds, 1, 3))
        .and(name + "3To7Days", between(seconds, 3, 7))
        .and(name + "7To30Days", between(seconds, 7, 30))
        .and(name + "Over30Days", between(seconds, 30, Double.POSITIVE_INFINITY));
  }

  /// An age of so many days to the second is not over them.
  private static long between(List<Double> seconds, double over, double upTo) {
    return seconds.stream().filter(age -> age > over * DAY && age <= upTo * DAY).count();
  }
}
