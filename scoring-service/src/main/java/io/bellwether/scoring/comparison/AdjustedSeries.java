package io.bellwether.scoring.comparison;

import io.bellwether.scoring.metric.Interval;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A series as it would be if each interval had the mix of all of them: indirect standardisation,
/// as groups are compared, with the intervals in the place of the groups.
public final class AdjustedSeries {

  /// One interval.
  ///
  /// @param observed null without rows, like the rest
  /// @param expected what all intervals together reach on its mix
  /// @param adjusted observed / expected * mean of all; null also where no other interval has such
  ///   rows
  public record Point(
      Interval interval,
      long n,
      @Nullable Double observed,
      @Nullable Double expected,
      @Nullable Double adjusted) {}

  private final FairComparison intervals = new FairComparison(CellMoments.Kind.MEAN, true, 1);

  /// The values of an interval in a stratum of cases alike.
  void add(Interval interval, String stratum, Moments moments) {
    intervals.add(interval.from().toString(), stratum, moments);
  }

  /// One for each of the intervals, in their order.
  List<Point> points(List<Interval> all) {
    Map<String, FairComparison.Group> found = new HashMap<>();
    intervals.compare().groups().forEach(group -> found.put(group.name(), group));
    return all.stream().map(one -> point(one, found.get(one.from().toString()))).toList();
  }

  private static Point point(Interval interval, FairComparison.@Nullable Group group) {
    if (group == null) {
      return new Point(interval, 0, null, null, null);
    }
    var comparable = group.verdict() != FairComparison.Verdict.NOT_COMPARABLE;
    return new Point(
        interval,
        group.n(),
        group.observed(),
        group.expected(),
        comparable ? group.standardised() : null);
  }
}
