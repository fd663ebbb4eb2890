package io.bellwether.scoring.api;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.query.Engine;
import io.bellwether.scoring.query.Grain;
import io.bellwether.scoring.query.Query;
import io.bellwether.scoring.query.Series;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/// The first groups of a metric and the rest of them as one, in one snapshot. The rest is asked for
/// and not added up: medians and numbers of different customers cannot be.
final class TopGroups {

  private final Engine engine;
  private final Connection facts;
  private final Query query;
  private final Ranking ranking;
  private final String dimension;

  /// @param query with one dimension
  TopGroups(Engine engine, Connection facts, Query query, Ranking ranking) {
    this.engine = engine;
    this.facts = facts;
    this.query = query;
    this.ranking = ranking;
    this.dimension = query.cut().groupBy().getFirst();
  }

  Series of(Metric metric, Dialect dialect) throws SQLException {
    var cut = query.cut();
    var all = ask(metric, new Query.Cut(Grain.NONE, cut.groupBy(), false, false), query.filters());
    var names =
        RankedPoint.of(all, dialect, ranking).stream()
            .map(ranked -> Objects.requireNonNull(ranked.point().group().get(dimension)))
            .toList();
    var first = names.subList(0, Math.min(names.size(), Objects.requireNonNull(ranking.top())));
    var points = new ArrayList<Series.Point>();
    var whole = new Query.Cut(cut.grain(), List.of(), false, cut.previous());
    if (cut.totals()) {
      points.addAll(ask(metric, whole, query.filters()));
    }
    if (!first.isEmpty()) {
      points.addAll(
          ask(
              metric,
              new Query.Cut(cut.grain(), cut.groupBy(), false, cut.previous()),
              and(Filter.Operator.IN, first)));
    }
    var rest =
        ask(metric, whole, first.isEmpty() ? query.filters() : and(Filter.Operator.NE, first));
    if (rest.stream().anyMatch(point -> hasRows(metric, point))) {
      rest.forEach(point -> points.add(other(point)));
    }
    points.sort(Comparator.comparing(point -> point.interval().from()));
    return new Series(metric, points);
  }

  /// Groups may have rows in a part of the interval only, such as lines that ended: the rest is not
  /// empty because there are few groups at the end.
  private static boolean hasRows(Metric metric, Series.Point point) {
    var before = point.previous();
    return hasRows(metric, point.cell()) || before != null && hasRows(metric, before);
  }

  private static boolean hasRows(Metric metric, Cell cell) {
    return !cell.terms().equals(metric.emptyCell(cell.interval()).terms());
  }

  private List<Filter> and(Filter.Operator operator, List<String> names) {
    var filters = new ArrayList<>(query.filters());
    filters.add(new Filter(dimension, operator, names));
    return filters;
  }

  private List<Series.Point> ask(Metric metric, Query.Cut cut, List<Filter> filters)
      throws SQLException {
    var asked = query.with(cut).with(filters);
    return engine.answer(facts, List.of(metric), asked).getFirst().points();
  }

  private Series.Point other(Series.Point point) {
    var group = new LinkedHashMap<String, String>();
    group.put(dimension, Ranking.OTHER);
    var before = point.previous();
    return new Series.Point(
        Collections.unmodifiableSequencedMap(group),
        point.cell().in(query.zone(), group, query.filters()),
        before == null ? null : before.in(query.zone(), group, query.filters()));
  }
}
