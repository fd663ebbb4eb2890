package io.bellwether.scoring.targets;

import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.query.Grain;
import io.bellwether.scoring.query.Query;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The targets of a tenant, and which of them holds for a result.
///
/// @param byMetric those set last come first
public record TargetsInForce(Map<String, List<Target>> byMetric) {

  public static final TargetsInForce NONE = new TargetsInForce(Map.of());

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
    return byMetric.getOrDefault(metric.definition().id(), List.of()).stream()
        .filter(target -> holds(target, interval))
        .filter(target -> target.stated().isOf(metric, dialect, query, group))
        .min(NEAREST);
  }

  private static boolean holds(Target target, Interval interval) {
    var last = interval.to().minusDays(1);
    var validTo = target.validTo();
    var per = target.per();
    return !last.isBefore(target.validFrom())
        && (validTo == null || last.isBefore(validTo))
        && (per == null || Grain.valueOf(per.name()).isWhole(interval));
  }
}
