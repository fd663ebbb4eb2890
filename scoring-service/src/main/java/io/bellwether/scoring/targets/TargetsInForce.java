package io.bellwether.scoring.targets;

import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Unit;
import io.bellwether.scoring.query.Filter;
import io.bellwether.scoring.query.Grain;
import io.bellwether.scoring.query.Query;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The targets of a tenant, and which of them holds for a result.
///
/// @param byMetric those set last come first
public record TargetsInForce(Map<String, List<Target>> byMetric) {

  public static final TargetsInForce NONE = new TargetsInForce(Map.of());

  /// What a part can be asked to reach because the whole is: a share of 95 % is one of each group,
  /// a hundred cases are not.
  private static final Set<Unit> OF_EACH_PART =
      Set.of(Unit.RATIO, Unit.RATE, Unit.POINTS, Unit.SECONDS);

  /// An own target before that of the whole, one for such intervals before one for any.
  private static final Comparator<Target> NEAREST =
      Comparator.comparing((Target target) -> target.dimension() == null)
          .thenComparing(target -> target.per() == null);

  public TargetsInForce {
    byMetric = Map.copyOf(byMetric);
  }

  /// @param group of the result, empty for the whole
  public Optional<Target> of(
      Metric metric, Dialect dialect, Query query, Interval interval, Map<String, String> group) {
    var part = Part.of(query, group);
    return byMetric.getOrDefault(metric.definition().id(), List.of()).stream()
        .filter(target -> isFor(target, metric, dialect))
        .filter(target -> holds(target, interval))
        .filter(target -> isOf(target, part, OF_EACH_PART.contains(metric.unit(dialect))))
        .min(NEAREST);
  }

  private static boolean isFor(Target target, Metric metric, Dialect dialect) {
    var definition = target.definition();
    return dialect
        .name()
        .equals(definition == null ? metric.dialects().getFirst().name() : definition);
  }

  private static boolean holds(Target target, Interval interval) {
    var last = interval.to().minusDays(1);
    var validTo = target.validTo();
    var per = target.per();
    return !last.isBefore(target.validFrom())
        && (validTo == null || last.isBefore(validTo))
        && (per == null || Grain.valueOf(per.name()).isWhole(interval));
  }

  private static boolean isOf(Target target, Part part, boolean ofEachPart) {
    if (target.dimension() == null) {
      return ofEachPart || part.isWhole();
    }
    return part.isIn(target.dimension(), target.dimensionValue())
        && (ofEachPart || part.says(target.dimension()));
  }

  /// What of the whole a result is about.
  ///
  /// @param values by dimension, where there is one value
  /// @param narrower whether it is also narrowed otherwise
  private record Part(Map<String, String> values, boolean narrower) {

    static Part of(Query query, Map<String, String> group) {
      var values = new HashMap<>(group);
      boolean narrower = false;
      for (var filter : query.filters()) {
        if (filter.operator() != Filter.Operator.NE && filter.values().size() == 1) {
          values.put(filter.dimension(), filter.values().getFirst());
        } else {
          narrower |= !group.containsKey(filter.dimension());
        }
      }
      return new Part(values, narrower);
    }

    boolean isWhole() {
      return values.isEmpty() && !narrower;
    }

    boolean isIn(String dimension, @Nullable String value) {
      return value != null && value.equals(values.get(dimension));
    }

    /// Whether this dimension is all that it says.
    boolean says(String dimension) {
      return values.keySet().equals(Set.of(dimension)) && !narrower;
    }
  }
}
