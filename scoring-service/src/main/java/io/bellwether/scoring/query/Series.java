package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Metric;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The cells of one metric, by interval and then by group.
public record Series(Metric metric, List<Point> points) {

  /// @param group dimension to value; empty without grouping and in totals
  /// @param previous the cell before this one, null unless asked for
  public record Point(SequencedMap<String, String> group, Cell cell, @Nullable Cell previous) {
    public Interval interval() {
      return cell.interval();
    }
  }
}
