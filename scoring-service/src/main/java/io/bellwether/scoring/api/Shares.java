package io.bellwether.scoring.api;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.query.Series;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Which part of all groups of an interval a group is, with Wilson's 95 % interval, and by how many
/// points it has changed since the interval before.
final class Shares {

  private static final String NOTHING = "there is nothing to have a share of";

  private final Dialect dialect;
  private final Map<Interval, Long> wholes = new HashMap<>();
  private final Map<Interval, Long> wholesBefore = new HashMap<>();

  private Shares(Dialect dialect) {
    this.dialect = dialect;
  }

  /// Without any where groups do not add up.
  ///
  /// @param series with all its groups, `(other)` for those that were left out
  static Shares of(Dialect dialect, Series series) {
    var shares = new Shares(dialect);
    if (series.metric().hasShares(dialect)) {
      for (var point : series.points()) {
        if (!point.group().isEmpty()) {
          shares.wholes.merge(point.interval(), shares.count(point.cell()), Long::sum);
          var before = point.previous();
          if (before != null) {
            shares.wholesBefore.merge(point.interval(), shares.count(before), Long::sum);
          }
        }
      }
    }
    return shares;
  }

  /// Further numbers of a group's result.
  SequencedMap<String, @Nullable Object> detail(Series.Point point) {
    var detail = new LinkedHashMap<String, @Nullable Object>();
    if (!point.group().isEmpty()
        && share(point.cell(), wholes.get(point.interval())) instanceof Outcome.Value now) {
      add(detail, "share", value(now), interval(now));
      var cell = point.previous();
      if (cell != null
          && share(cell, wholesBefore.get(point.interval())) instanceof Outcome.Value before) {
        add(
            detail,
            "shareDifference",
            value(now) - value(before),
            Interval95.ofDifference(value(now), interval(now), value(before), interval(before)));
      }
    }
    return detail;
  }

  private Outcome share(Cell cell, @Nullable Long whole) {
    return Outcome.proportion(count(cell), whole == null ? 0 : whole, NOTHING);
  }

  private long count(Cell cell) {
    return dialect.finish().apply(cell) instanceof Outcome.Value(Quantity.Count(var count), _)
        ? count
        : 0;
  }

  private static void add(
      Map<String, @Nullable Object> detail, String name, double value, Interval95 interval) {
    detail.put(name, value);
    Results.addInterval(detail, name, interval);
  }

  private static double value(Outcome.Value share) {
    return ((Quantity.Real) share.quantity()).value();
  }

  private static Interval95 interval(Outcome.Value share) {
    return Objects.requireNonNull(share.evidence().ci95());
  }
}
