package io.bellwether.scoring.api;

import io.bellwether.scoring.benchmark.BenchmarksOfMetrics;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.query.Query;
import io.bellwether.scoring.settings.TenantSettings;
import io.bellwether.scoring.targets.TargetsInForce;
import java.util.List;
import java.util.Map;

/// What a tenant holds its answers against: its settings, what others reach, and what it wants to
/// reach itself.
record Standards(TenantSettings settings, BenchmarksOfMetrics benchmarks, TargetsInForce targets) {

  static final Standards USUAL =
      new Standards(TenantSettings.USUAL, BenchmarksOfMetrics.NONE, TargetsInForce.NONE);

  /// From which n on a value that is estimated is called reliable.
  int reliableFrom(Definition definition) {
    var own = settings.reliableFrom();
    return own == null ? definition.reliableFrom() : own;
  }

  List<MetricAnswer.BenchmarkView> benchmarks(Metric metric) {
    return benchmarks.of(metric).stream().map(MetricAnswer.BenchmarkView::of).toList();
  }

  /// Those that speak of a result.
  List<MetricAnswer.BenchmarkView> benchmarks(
      Metric metric, Dialect dialect, Query query, Map<String, String> group) {
    return benchmarks.of(metric, dialect, query, group).stream()
        .map(MetricAnswer.BenchmarkView::of)
        .toList();
  }
}
