package io.bellwether.scoring.slow;

import io.bellwether.scoring.metric.ColumnType;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Timing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which rows belong to an interval, row by row.
final class RowsInTime {

  private final LocalDateTime from;
  private final LocalDateTime until;

  private RowsInTime(LocalDateTime from, LocalDateTime until) {
    this.from = from;
    this.until = until;
  }

  /// A business date is compared with dates, an instant with when the day begins in the zone.
  static RowsInTime of(Fact fact, Timing timing, Interval interval, ZoneId zone) {
    var type = fact.column(timing.columns().getFirst());
    var ofInstants = type == ColumnType.INSTANT || type == ColumnType.END_INSTANT;
    return new RowsInTime(
        edge(interval.from(), ofInstants, zone), edge(interval.to(), ofInstants, zone));
  }

  LocalDateTime from() {
    return from;
  }

  LocalDateTime until() {
    return until;
  }

  /// For each row whether it belongs to the interval.
  boolean contain(SlowRow row, Timing timing) {
    return switch (timing) {
      case Timing.On(var column) -> {
        var at = row.at(column);
        yield at != null && !at.isBefore(from) && at.isBefore(until);
      }
      case Timing.During(var start, var end) -> {
        var a = row.at(start);
        var b = row.at(end);
        yield a != null && b != null && a.isBefore(until) && b.isAfter(from);
      }
      case Timing.InForce(var start, var end, var edge) ->
          inForce(row, start, end, edge == Timing.Edge.OPENING ? from : until);
      case Timing.FromTo fromTo -> inForce(row, fromTo.from(), fromTo.to(), from);
    };
  }

  /// The rows with the state of their keys at the end of the interval.
  List<SlowRow> withStateAtEnd(List<SlowRow> rows, Timing.FromTo timing) {
    var atEnd = new HashMap<List<@Nullable Object>, Map<String, BigDecimal>>();
    for (var row : rows) {
      if (inForce(row, timing.from(), timing.to(), until)) {
        var state = atEnd.computeIfAbsent(keys(row, timing), _ -> new HashMap<>());
        for (var column : timing.carried()) {
          var number = row.number(column);
          if (number != null) {
            state.merge(column, number, BigDecimal::max);
          }
        }
      }
    }
    var with = new ArrayList<SlowRow>();
    for (var row : rows) {
      var state = atEnd.get(keys(row, timing));
      var more = row;
      for (var column : timing.carried()) {
        var number = state == null ? null : state.get(column);
        more = more.with("end_" + column, number == null ? null : number.longValueExact());
      }
      with.add(more);
    }
    return with;
  }

  static Map<String, ColumnType> columnsAtEnd(Fact fact, Timing timing) {
    var columns = new LinkedHashMap<String, ColumnType>();
    if (timing instanceof Timing.FromTo fromTo) {
      fromTo.carried().forEach(column -> columns.put("end_" + column, fact.column(column)));
    }
    return columns;
  }

  private static List<@Nullable Object> keys(SlowRow row, Timing.FromTo timing) {
    var keys = new ArrayList<@Nullable Object>();
    timing.keys().forEach(key -> keys.add(row.get(key)));
    return keys;
  }

  private static boolean inForce(SlowRow row, String start, String end, LocalDateTime at) {
    var a = row.at(start);
    var b = row.at(end);
    return a != null && b != null && a.isBefore(at) && !b.isBefore(at);
  }

  private static LocalDateTime edge(LocalDate date, boolean ofInstants, ZoneId zone) {
    return ofInstants
        ? date.atStartOfDay(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime()
        : date.atStartOfDay();
  }
}
