package io.bellwether.scoring.comparison;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.query.Engine;
import io.bellwether.scoring.query.Query;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;
import org.jspecify.annotations.Nullable;

/// Whether two metrics go together: over groups such as accounts, or over intervals.
@Singleton
public class Correlating {

  private final Engine engine;

  Correlating(Engine engine) {
    this.engine = engine;
  }

  /// A metric by one of its definitions.
  public record Side(Metric metric, Dialect dialect) {}

  /// Both values of a group or an interval.
  ///
  /// @param rank 1 is the highest value; those that share places have their mean
  /// @param rankOfOther the same of the other value
  public record Pair(
      Interval interval,
      Map<String, String> group,
      double value,
      double other,
      double rank,
      double rankOfOther) {

    /// Above zero where the first stands higher among its like than the other.
    public double gap() {
      return rankOfOther - rank;
    }
  }

  /// @param pairs those whose ranks are furthest apart first
  /// @param withoutValue pairs left out because a side has no value
  /// @param tooFew pairs left out because a side rests on too few rows
  /// @param withoutGroup pairs left out because they are of rows that are in no group
  public record Correlation(
      RankCorrelation ranks, List<Pair> pairs, int withoutValue, int tooFew, int withoutGroup) {}

  /// What both are made of: where it is not empty, they go together by construction. That both
  /// count the same customers is no such thing.
  public static List<String> sharedInputs(Metric one, Metric other) {
    var shared = new TreeSet<>(inputsOfValue(one));
    shared.retainAll(inputsOfValue(other));
    return List.copyOf(shared);
  }

  private static List<String> inputsOfValue(Metric metric) {
    var facts = metric.ofValue().stream().map(measure -> measure.fact().name()).toList();
    return metric.definition().inputs().stream()
        .filter(input -> facts.contains(input.substring(0, input.indexOf('.'))))
        .toList();
  }

  private record Key(Interval interval, Map<String, String> group) {}

  private record Values(Key key, double value, double other) {}

  /// @param query with the interval before where the first is to be taken from it
  /// @param fewest rows that a value of the first must rest on
  /// @param fewestOfOther the same of the second
  public Correlation correlate(
      Connection facts, Side first, Side second, Query query, long fewest, long fewestOfOther)
      throws SQLException {
    var series = engine.answer(facts, List.of(first.metric(), second.metric()), query);
    Map<Key, Outcome> firsts = new HashMap<>();
    for (var point : series.getFirst().points()) {
      var cell = query.cut().previous() ? point.previous() : point.cell();
      firsts.put(new Key(point.interval(), point.group()), outcome(first, cell));
    }
    var values = new ArrayList<Values>();
    int withoutValue = 0;
    int tooFew = 0;
    int withoutGroup = 0;
    for (var point : series.getLast().points()) {
      var key = new Key(point.interval(), point.group());
      var own = outcome(second, point.cell());
      var other = firsts.get(key);
      var x = value(other);
      var y = value(own);
      if (point.group().containsValue(Filter.NONE)) {
        withoutGroup++;
      } else if (other == null || x == null || y == null) {
        withoutValue++;
      } else if (other.evidence().n() < fewest || own.evidence().n() < fewestOfOther) {
        tooFew++;
      } else {
        values.add(new Values(key, x, y));
      }
    }
    return new Correlation(
        RankCorrelation.of(
            values.stream().mapToDouble(Values::value).toArray(),
            values.stream().mapToDouble(Values::other).toArray()),
        pairs(values),
        withoutValue,
        tooFew,
        withoutGroup);
  }

  private static List<Pair> pairs(List<Values> values) {
    if (values.isEmpty()) {
      return List.of();
    }
    var ranks = highestFirst(values.stream().mapToDouble(Values::value));
    var ranksOfOther = highestFirst(values.stream().mapToDouble(Values::other));
    return IntStream.range(0, values.size())
        .mapToObj(
            i ->
                new Pair(
                    values.get(i).key().interval(),
                    values.get(i).key().group(),
                    values.get(i).value(),
                    values.get(i).other(),
                    ranks[i],
                    ranksOfOther[i]))
        .sorted(Comparator.comparingDouble((Pair pair) -> Math.abs(pair.gap())).reversed())
        .toList();
  }

  private static double[] highestFirst(DoubleStream values) {
    return new NaturalRanking(TiesStrategy.AVERAGE).rank(values.map(value -> -value).toArray());
  }

  private static Outcome outcome(Side side, @Nullable Cell cell) {
    if (cell == null) {
      throw new IllegalStateException("the interval before was not asked for");
    }
    return side.dialect().finish().apply(cell);
  }

  private static @Nullable Double value(@Nullable Outcome outcome) {
    return outcome instanceof Outcome.Value(var quantity, _)
        ? switch (quantity) {
          case Quantity.Real(var value) -> Double.valueOf(value);
          case Quantity.Count(var value) -> Double.valueOf(value);
          case Quantity.Money(var minor, _) -> Double.valueOf(minor);
        }
        : null;
  }
}
