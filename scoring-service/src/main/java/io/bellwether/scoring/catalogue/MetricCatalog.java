package io.bellwether.scoring.catalogue;

import io.bellwether.scoring.metric.Metric;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Every metric that the service has: a bean of the type `Metric` is in, nothing else is edited.
@Singleton
public class MetricCatalog {

  private final SequencedMap<String, Metric> metrics;

  public MetricCatalog(@All List<Metric> metrics) {
    var byId = new TreeMap<String, Metric>();
    for (var metric : metrics) {
      if (byId.put(metric.definition().id(), metric) != null) {
        throw new IllegalStateException(
            "two metrics are called %s (expected: one)".formatted(metric.definition().id()));
      }
    }
    this.metrics = Collections.unmodifiableSequencedMap(byId);
  }

  public Optional<Metric> find(String id) {
    return Optional.ofNullable(metrics.get(id));
  }

  public SequencedCollection<Metric> all() {
    return metrics.sequencedValues();
  }

  public List<String> ids() {
    return List.copyOf(metrics.sequencedKeySet());
  }
}
