package io.bellwether.scoring.comparison;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Dialect;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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

  /// @param withoutValue pairs left out because a side has no value
  /// @param tooFew pairs left out because a side rests on too few rows
  public record Correlation(RankCorrelation ranks, int withoutValue, int tooFew) {}

  /// What both read: where it is not empty, they go together by construction.
  public static List<String> sharedInputs(Metric one, Metric other) {
    var shared = new TreeSet<>(one.definition().inputs());
    shared.retainAll(other.definition().inputs());
    return List.copyOf(shared);
  }

  private record Key(Interval interval, Map<String, String> group) {}

  /// @param query with the interval before where the first is to be taken from it
  /// @param fewest rows that a value must rest on
  public Correlation correlate(Connection facts, Side first, Side second, Query query, long fewest)
      throws SQLException {
    var series = engine.answer(facts, List.of(first.metric(), second.metric()), query);
    Map<Key, Outcome> firsts = new HashMap<>();
    for (var point : series.getFirst().points()) {
      var cell = query.cut().previous() ? point.previous() : point.cell();
      firsts.put(new Key(point.interval(), point.group()), outcome(first, cell));
    }
    var pairs = new ArrayList<double[]>();
    int withoutValue = 0;
    int tooFew = 0;
    for (var point : series.getLast().points()) {
      var own = outcome(second, point.cell());
      var other = firsts.get(new Key(point.interval(), point.group()));
      var x = value(other);
      var y = value(own);
      if (other == null || x == null || y == null) {
        withoutValue++;
      } else if (other.evidence().n() < fewest || own.evidence().n() < fewest) {
        tooFew++;
      } else {
        pairs.add(new double[] {x, y});
      }
    }
    return new Correlation(
        RankCorrelation.of(
            pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
            pairs.stream().mapToDouble(pair -> pair[1]).toArray()),
        withoutValue,
        tooFew);
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
