package io.bellwether.scoring.api;

import io.bellwether.scoring.benchmark.Benchmark;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.settings.TenantSettings;
import io.bellwether.scoring.targets.TargetsInForce;
import java.util.List;
import java.util.Map;

/// What a tenant holds its answers against: its settings, what others reach, and what it wants to
/// reach itself.
///
/// @param benchmarks by metric, the newest first
record Standards(
    TenantSettings settings, Map<String, List<Benchmark>> benchmarks, TargetsInForce targets) {

  static final Standards USUAL = new Standards(TenantSettings.USUAL, Map.of(), TargetsInForce.NONE);

  /// From which n on a value that is estimated is called reliable.
  int reliableFrom(Definition definition) {
    var own = settings.reliableFrom();
    return own == null ? definition.reliableFrom() : own;
  }

  List<MetricAnswer.BenchmarkView> benchmarks(Definition definition) {
    return benchmarks.getOrDefault(definition.id(), List.of()).stream()
        .map(MetricAnswer.BenchmarkView::of)
        .toList();
  }
}
