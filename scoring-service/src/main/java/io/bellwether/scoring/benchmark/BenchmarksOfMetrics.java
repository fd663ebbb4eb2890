package io.bellwether.scoring.benchmark;

import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.query.Query;
import java.util.List;
import java.util.Map;

/// The benchmarks of a tenant, and which of them speak of a result.
///
/// @param byMetric the newest come first
public record BenchmarksOfMetrics(Map<String, List<Benchmark>> byMetric) {

  public static final BenchmarksOfMetrics NONE = new BenchmarksOfMetrics(Map.of());

  public BenchmarksOfMetrics {
    byMetric = Map.copyOf(byMetric);
  }

  public List<Benchmark> of(Metric metric) {
    return byMetric.getOrDefault(metric.definition().id(), List.of());
  }

  /// Those of its own group; where there are none, those of the whole.
  ///
  /// @param group of the result, empty for the whole
  public List<Benchmark> of(
      Metric metric, Dialect dialect, Query query, Map<String, String> group) {
    var speaking =
        of(metric).stream()
            .filter(benchmark -> benchmark.stated().isOf(metric, dialect, query, group))
            .toList();
    var own = speaking.stream().filter(benchmark -> !benchmark.stated().isOfWhole()).toList();
    return own.isEmpty() ? speaking : own;
  }
}
