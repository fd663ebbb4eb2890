package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import java.util.List;
import java.util.Map;

/// A metric of one measure, to try an aggregate that no product metric has yet.
record MetricForTest(Map<String, Object> policies, Measure measure) implements Metric {

  @Override
  public Definition definition() {
    var definition = Definition.named("metric-for-test", "Metric for test");
    policies.forEach(definition::policy);
    return definition.examples();
  }

  @Override
  public List<Measure> measures() {
    return List.of(measure);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.of("test", 1, "", _ -> Outcome.count(0)));
  }
}
