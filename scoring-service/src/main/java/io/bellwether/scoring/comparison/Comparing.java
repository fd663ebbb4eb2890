package io.bellwether.scoring.comparison;

import io.bellwether.kit.problem.Problems;
import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.query.Engine;
import io.bellwether.scoring.query.Query;
import io.bellwether.scoring.query.Series;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compares the groups of a metric, and takes its change apart.
@Singleton
public class Comparing {

  /// What all groups together are called where they stand beside groups: as none is.
  private static final String WHOLE = "";

  private static final double HALF_A_UNIT = 0.5;

  private final Engine engine;

  Comparing(Engine engine) {
    this.engine = engine;
  }

  /// Whether the metric is a share, a rate or a mean, so that it is known how it varies by chance.
  public boolean canCompare(Metric metric, Dialect dialect) {
    return CellMoments.of(metric, dialect).isPresent();
  }

  /// Whether it is one of these, or another quotient: its groups are parts of the whole.
  public boolean canTakeApart(Metric metric, Dialect dialect) {
    return canCompare(metric, dialect) || Quotient.of(metric, dialect).isPresent();
  }

  /// What is taken apart, in words.
  public String takenApart(Metric metric, Dialect dialect) {
    return CellMoments.of(metric, dialect).map(CellMoments::compared).orElse(dialect.formula());
  }

  /// Whether more of it is to be expected in more time, so that intervals of different lengths are
  /// not alike.
  public boolean growsWithTime(Metric metric, Dialect dialect) {
    return CellMoments.growsWithTime(metric, dialect);
  }

  /// What is compared, in words.
  public String compared(Metric metric, Dialect dialect) {
    return CellMoments.of(metric, dialect).orElseThrow().compared();
  }

  /// @param query grouped by the groups first and by what is adjusted for after it
  /// @param fewest rows that a group must have for a place
  /// @return empty where no group has rows
  public Optional<FairComparison.Comparison> compare(
      Connection facts, Metric metric, Dialect dialect, Query query, long fewest)
      throws SQLException {
    var cells = CellMoments.of(metric, dialect).orElseThrow();
    var comparison =
        new FairComparison(
            cells.kind(), metric.definition().direction() == Direction.HIGHER_IS_BETTER, fewest);
    var any = false;
    for (var point : points(facts, metric, query)) {
      var values = List.copyOf(point.group().sequencedValues());
      var ofCell = cells.told(point.cell());
      any |= ofCell.n() > 0 && !values.getFirst().equals(Filter.NONE);
      comparison.add(
          values.getFirst(), String.join("\u0000", values.subList(1, values.size())), ofCell);
    }
    return any ? Optional.of(comparison.compare()) : Optional.empty();
  }

  /// Where a row is in several groups they are together another number, and what makes that change
  /// says nothing of the metric.
  ///
  /// @param query grouped by what the change is taken apart by, with the interval before
  /// @return empty where one of the intervals has no value
  public Optional<MixShift.Shift> shift(
      Connection facts, Metric metric, Dialect dialect, Query query) throws SQLException {
    var weighed = weighed(metric, dialect);
    Map<String, MixShift.Weighed> before = new TreeMap<>();
    Map<String, MixShift.Weighed> after = new TreeMap<>();
    for (var point : points(facts, metric, query.with(query.cut().withTotals()))) {
      var name = String.join(" / ", point.group().values());
      after.put(name, weighed.apply(point.cell()));
      var previous = point.previous();
      before.put(name, previous == null ? MixShift.Weighed.NOTHING : weighed.apply(previous));
    }
    var rounded = isRounded(metric, dialect) ? HALF_A_UNIT : 0;
    checkParts(query, before, before.remove(WHOLE), rounded);
    checkParts(query, after, after.remove(WHOLE), rounded);
    return isEmpty(before) || isEmpty(after)
        ? Optional.empty()
        : Optional.of(MixShift.between(before, after));
  }

  private static boolean isRounded(Metric metric, Dialect dialect) {
    return CellMoments.of(metric, dialect).isEmpty()
        && Quotient.of(metric, dialect).orElseThrow().isOfMoney();
  }

  private static Function<Cell, MixShift.Weighed> weighed(Metric metric, Dialect dialect) {
    var moments = CellMoments.of(metric, dialect);
    if (moments.isPresent()) {
      return cell -> MixShift.Weighed.of(moments.get().told(cell));
    }
    var per = Quotient.of(metric, dialect).orElseThrow().per();
    return cell -> Quotient.weighed(dialect, cell).times(per);
  }

  /// Rows that are in no group, as answers about no case are of no type, are no others either.
  ///
  /// @param query grouped by the dimension of the group first and by what is adjusted for after it
  public Effect effect(Connection facts, Metric metric, Dialect dialect, Query query, String group)
      throws SQLException {
    var moments = CellMoments.of(metric, dialect).orElseThrow();
    var effect = new Effect();
    for (var point : points(facts, metric, query)) {
      var values = List.copyOf(point.group().sequencedValues());
      var ofCell = moments.told(point.cell());
      var inGroup = values.getFirst().equals(group);
      if (!inGroup && values.getFirst().equals(Filter.NONE)) {
        effect.leaveOut(ofCell);
      } else {
        effect.add(inGroup, String.join("\u0000", values.subList(1, values.size())), ofCell);
      }
    }
    return effect;
  }

  /// The series of each group with the mix of all of its intervals.
  ///
  /// @param query grouped by the groups first and by what is adjusted for after it
  /// @param groups how many dimensions the groups are of
  /// @param intervals those of the query
  public Map<Map<String, String>, List<AdjustedSeries.Point>> adjust(
      Connection facts,
      Metric metric,
      Dialect dialect,
      Query query,
      int groups,
      List<Interval> intervals)
      throws SQLException {
    var moments = CellMoments.of(metric, dialect).orElseThrow();
    Map<Map<String, String>, AdjustedSeries> series = new HashMap<>();
    for (var point : points(facts, metric, query)) {
      var group = new HashMap<String, String>();
      var stratum = new ArrayList<String>();
      point
          .group()
          .forEach(
              (dimension, value) -> {
                if (group.size() < groups) {
                  group.put(dimension, value);
                } else {
                  stratum.add(value);
                }
              });
      series
          .computeIfAbsent(group, _ -> new AdjustedSeries())
          .add(point.interval(), String.join("\u0000", stratum), moments.told(point.cell()));
    }
    Map<Map<String, String>, List<AdjustedSeries.Point>> adjusted = new HashMap<>();
    series.forEach((group, of) -> adjusted.put(group, of.points(intervals)));
    return adjusted;
  }

  /// The points of the query in order, each with its chart.
  ///
  /// @param baseline as the query, of the time that tells what to expect
  /// @param sigmas how far the outer limits lie, in standard deviations
  public List<Charted> control(
      Connection facts, Metric metric, Dialect dialect, Query query, Query baseline, double sigmas)
      throws SQLException {
    var cells = CellMoments.of(metric, dialect).orElseThrow();
    Map<Map<String, String>, List<Moments>> before = new HashMap<>();
    for (var point : points(facts, metric, baseline)) {
      before
          .computeIfAbsent(point.group(), _ -> new ArrayList<>())
          .add(cells.moments().apply(point.cell()));
    }
    Map<Map<String, String>, ControlChart> charts = new HashMap<>();
    before.forEach(
        (group, moments) -> {
          if (moments.stream().anyMatch(one -> one.n() > 0)) {
            charts.put(group, new ControlChart(cells.kind(), moments, sigmas, cells.per()));
          }
        });
    var charted = new ArrayList<Charted>();
    for (var point : points(facts, metric, query)) {
      var moments = cells.moments().apply(point.cell());
      var chart = charts.get(point.group());
      charted.add(
          new Charted(
              point.interval(),
              point.group(),
              moments.n(),
              moments.n() == 0 ? null : cells.per() * moments.mean(),
              chart,
              chart == null || moments.n() == 0 ? null : chart.point(moments)));
    }
    return List.copyOf(charted);
  }

  /// A cell and what its group's baseline leads to expect.
  ///
  /// @param chart null where the baseline has no rows of the group
  /// @param point null where there is no chart or the cell has no rows
  public record Charted(
      Interval interval,
      Map<String, String> group,
      long n,
      @Nullable Double value,
      @Nullable ControlChart chart,
      ControlChart.@Nullable Point point) {}

  /// @param rounded by how much each number may be off
  private static void checkParts(
      Query query,
      Map<String, MixShift.Weighed> parts,
      MixShift.@Nullable Weighed whole,
      double rounded) {
    if (whole == null) {
      return;
    }
    var ofParts = parts.values().stream().reduce(MixShift.Weighed.NOTHING, MixShift.Weighed::and);
    var most = rounded * (parts.size() + 1);
    if (differ(ofParts.weight(), whole.weight(), most)
        || differ(ofParts.sum(), whole.sum(), most)) {
      throw Problems.parameter(
          "groupBy",
          String.join(",", query.cut().groupBy()),
          "dimensions by which each row is in one group: of the groups it is %s of %s, of all together %s of %s"
              .formatted(
                  plain(ofParts.sum()),
                  plain(ofParts.weight()),
                  plain(whole.sum()),
                  plain(whole.weight())));
    }
  }

  /// By more than what rounding, and adding up in another order, does.
  private static boolean differ(double one, double other, double rounded) {
    return Math.abs(one - other) > rounded + 1e-9 * Math.max(Math.abs(one), Math.abs(other));
  }

  private static String plain(double number) {
    return new BigDecimal(number, new MathContext(12)).stripTrailingZeros().toPlainString();
  }

  private static boolean isEmpty(Map<String, MixShift.Weighed> groups) {
    return groups.values().stream().allMatch(MixShift.Weighed::isNothing);
  }

  /// The points of a metric, whose amounts are of one currency.
  public List<Series.Point> points(Connection facts, Metric metric, Query query)
      throws SQLException {
    var points = engine.answer(facts, List.of(metric), query).getFirst().points();
    checkCurrency(metric, points);
    return points;
  }

  /// Amounts of several currencies have no mean.
  static void checkCurrency(Metric metric, List<Series.Point> points) {
    for (var measure : metric.measures()) {
      if (measure.agg() instanceof Agg.Common) {
        var values = new TreeSet<String>();
        points.stream()
            .flatMap(point -> Stream.of(point.cell(), point.previous()))
            .filter(Objects::nonNull)
            .map(cell -> cell.common(measure.name()))
            .forEach(
                common -> {
                  if (common.distinct() > 1) {
                    values.add("several");
                  } else if (common.value() != null) {
                    values.add(common.value());
                  }
                });
        if (values.contains("several") || values.size() > 1) {
          throw Problems.parameter(
              "metric",
              metric.definition().id(),
              "amounts of one currency, there are several and no exchange rate");
        }
      }
    }
  }
}
