package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.AccountModel;
import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Timing;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/// Answers metrics from a connection whose snapshot holds the facts.
@Singleton
public class Engine {

  /// Where the cells of one metric come from.
  interface CellSource {

    /// The groups that there are rows for in any bucket, in order.
    Collection<List<String>> groups();

    Cell cell(int bucket, Interval interval, List<String> group);
  }

  /// Metrics of one request share the scan of a fact wherever they read the same rows.
  public List<Series> answer(Connection facts, List<Metric> metrics, Query query)
      throws SQLException {
    var intervals = query.cut().grain().split(query.interval());
    var scanned = new ArrayList<>(intervals);
    if (query.cut().previous()) {
      intervals.stream()
          .map(Interval::previous)
          .filter(before -> !scanned.contains(before))
          .forEach(scanned::add);
    }
    var plain = metrics.stream().filter(metric -> !isByAccount(metric)).toList();
    var groupBy = query.cut().groupBy();
    if (intervals.size() > 1 && !groupBy.isEmpty() && !groupBy.contains(Fact.BY_TENURE)) {
      refuseTooMany(facts, plain, query, intervals.size());
    }
    var cells = scan(facts, plain, query, scanned);
    var series = new ArrayList<Series>();
    for (var metric : metrics) {
      var source =
          switch (metric) {
            case AccountModel model -> AccountScores.of(facts, model, query, scanned);
            case AccountPanel panel -> PanelRows.of(facts, panel, query, scanned);
            default -> source(metric, cells);
          };
      series.add(new Series(metric, points(query, intervals, scanned, source)));
    }
    return series;
  }

  /// To cut many groups into many intervals takes long, to count them does not: what happened in
  /// the whole interval has the groups of all of its parts. Tenures differ from part to part.
  private static void refuseTooMany(
      Connection facts, List<Metric> metrics, Query query, int intervals) throws SQLException {
    for (var policies : metrics.stream().map(m -> m.definition().policies()).distinct().toList()) {
      for (var leg : Leg.of(measures(metrics, policies), policies)) {
        if (leg.timing() instanceof Timing.On && leg.hasDimensions(query.dimensions())) {
          LargestAnswer.checkResults(query, leg.countGroups(facts, query), intervals);
        }
      }
    }
  }

  private static boolean isByAccount(Metric metric) {
    return metric instanceof AccountModel || metric instanceof AccountPanel;
  }

  /// Whether a row is known at all, whatever its dates.
  public boolean has(Connection facts, Fact fact, Query query, UUID id) throws SQLException {
    var sql = new Sql().add("SELECT 1 FROM ");
    sql.addFact(fact, query);
    sql.add(" f WHERE f.id = CAST(").bind(id.toString()).add(" AS uuid)");
    try (var statement = sql.prepare(facts);
        var result = statement.executeQuery()) {
      return result.next();
    }
  }

  /// Whether a tenant has any row of a fact.
  public boolean hasAny(Connection facts, Fact fact, String tenant) throws SQLException {
    var sql = new Sql().add("SELECT 1 FROM " + fact.name() + "_facts(").bind(tenant);
    try (var statement = sql.add(") LIMIT 1").prepare(facts);
        var result = statement.executeQuery()) {
      return result.next();
    }
  }

  /// The score of one account at the end of the query's interval; empty where the model does not
  /// score it.
  public Optional<AccountModel.Score> score(
      Connection facts, AccountModel model, Query query, UUID account) throws SQLException {
    return Optional.ofNullable(scores(facts, model, query).get(account.toString()));
  }

  /// The scores of all accounts at the end of the query's interval, by id.
  public Map<String, AccountModel.Score> scores(Connection facts, AccountModel model, Query query)
      throws SQLException {
    return AccountScores.of(facts, model, query.with(Query.Cut.WHOLE), List.of(query.interval()))
        .accounts(0, Cells.TOTAL);
  }

  /// The statements of an answer, for those who want to see them.
  public List<String> explain(Metric metric, Query query) {
    return Leg.of(metric.measures(), metric.definition().policies()).stream()
        .map(
            leg ->
                leg.aggregates(leg.asked(query), query.cut().grain().split(query.interval()))
                    .text())
        .toList();
  }

  /// The cells of metrics, by the policies of each: the same rule with another policy value is
  /// another rule, so that such metrics share nothing.
  static Map<Map<String, Object>, Cells> scan(
      Connection facts, Collection<Metric> metrics, Query query, List<Interval> intervals)
      throws SQLException {
    var cells = new HashMap<Map<String, Object>, Cells>();
    for (var policies : metrics.stream().map(m -> m.definition().policies()).distinct().toList()) {
      var found = new Cells(query.cut().groupBy());
      for (var leg : Leg.of(measures(metrics, policies), policies)) {
        scan(facts, leg, leg.asked(query), intervals, found);
      }
      cells.put(policies, found);
    }
    return cells;
  }

  /// Rows without a dimension are in none of its groups: of them there is a total alone.
  static void scan(Connection facts, Leg leg, Query query, List<Interval> intervals, Cells cells)
      throws SQLException {
    if (!leg.hasDimensions(query.dimensions())) {
      var inTotal = query.inTotal();
      if (query.cut().totals() && leg.hasDimensions(inTotal.dimensions())) {
        scan(facts, leg, inTotal, intervals, cells);
      }
      return;
    }
    int groups = query.cut().groupBy().size();
    try (var statement = leg.aggregates(query, intervals).prepare(facts);
        var result = statement.executeQuery()) {
      while (result.next()) {
        LargestAnswer.checkCells(query, cells.size(), intervals.size());
        var group = new ArrayList<String>();
        for (int i = 0; i < groups && result.getInt(2 + groups) == 0; i++) {
          group.add(result.getString(2 + i));
        }
        var terms = leg.read(result, 3 + groups);
        for (int i = 0; i < terms.size(); i++) {
          cells.put(result.getInt(1), List.copyOf(group), leg.measures().get(i), terms.get(i));
        }
      }
    }
  }

  static Cells cells(Map<Map<String, Object>, Cells> scanned, Metric metric) {
    return Objects.requireNonNull(scanned.get(metric.definition().policies()));
  }

  private static List<Measure> measures(Collection<Metric> metrics, Map<String, Object> policies) {
    return metrics.stream()
        .filter(metric -> metric.definition().policies().equals(policies))
        .flatMap(metric -> metric.measures().stream())
        .distinct()
        .toList();
  }

  private static CellSource source(Metric metric, Map<Map<String, Object>, Cells> scanned) {
    var cells = cells(scanned, metric);
    return new CellSource() {
      @Override
      public Collection<List<String>> groups() {
        return cells.groups(metric.measures());
      }

      @Override
      public Cell cell(int bucket, Interval interval, List<String> group) {
        return cells.cell(metric, bucket, interval, group);
      }
    };
  }

  private static List<Series.Point> points(
      Query query, List<Interval> intervals, List<Interval> scanned, CellSource cells) {
    var groups = new ArrayList<List<String>>();
    if (query.cut().groupBy().isEmpty() || query.cut().totals()) {
      groups.add(Cells.TOTAL);
    }
    groups.addAll(EveryHour.complete(query, cells.groups()));
    LargestAnswer.checkResults(query, groups.size(), intervals.size());
    var filters = query.filters();
    var points = new ArrayList<Series.Point>();
    for (var interval : intervals) {
      var before = interval.previous();
      var bucket = scanned.indexOf(interval);
      var bucketBefore = scanned.indexOf(before);
      for (var group : groups) {
        var named = named(query.cut().groupBy(), group);
        points.add(
            new Series.Point(
                named,
                cells.cell(bucket, interval, group).in(query.zone(), named, filters),
                query.cut().previous()
                    ? cells.cell(bucketBefore, before, group).in(query.zone(), named, filters)
                    : null));
      }
    }
    return points;
  }

  private static SequencedMap<String, String> named(List<String> dimensions, List<String> group) {
    var named = new LinkedHashMap<String, String>();
    for (int i = 0; i < group.size(); i++) {
      named.put(dimensions.get(i), group.get(i));
    }
    return Collections.unmodifiableSequencedMap(named);
  }
}
