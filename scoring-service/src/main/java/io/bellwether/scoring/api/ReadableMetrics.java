package io.bellwether.scoring.api;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.bellwether.kit.tenant.Caller;
import io.bellwether.scoring.catalogue.MetricCatalog;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Metric;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/// The metrics that the caller may ask for, and how.
@Singleton
class ReadableMetrics {

  static final String READS_REPS = "admin";

  private static final Map<String, List<String>> READERS =
      Map.of(Fact.BY_REP, List.of(READS_REPS), Fact.BY_CSM, List.of("csm", READS_REPS));

  private final MetricCatalog catalog;
  private final ReadingStandards standards;
  private final Caller caller;

  ReadableMetrics(MetricCatalog catalog, ReadingStandards standards, Caller caller) {
    this.catalog = catalog;
    this.standards = standards;
    this.caller = caller;
  }

  Metric metric(String id) {
    var metric =
        catalog
            .find(id)
            .orElseThrow(() -> Problems.parameter("metric", id, "one of " + catalog.ids()));
    var readers = metric.definition().readers();
    if (!readers.isEmpty() && readers.stream().noneMatch(caller::hasRole)) {
      throw Problems.of(
          Slug.FORBIDDEN,
          "%s is for %s (expected: one of these roles, you have %s)"
              .formatted(id, readers, caller.roles().stream().sorted().toList()));
    }
    return metric;
  }

  /// Who looks at single reps or customer success managers sees how people work.
  AskedMetrics asked(List<Metric> metrics, Parameters parameters) {
    var asked = AskedMetrics.of(metrics, caller.tenant(), parameters, standards.of(metrics));
    asked.query().dimensions().forEach(this::checkReader);
    return asked;
  }

  private void checkReader(String dimension) {
    var readers = READERS.get(dimension);
    if (readers != null && readers.stream().noneMatch(caller::hasRole)) {
      throw Problems.of(
          Slug.FORBIDDEN,
          "the dimension %s is for %s (expected: one of these roles, you have %s)"
              .formatted(dimension, readers, caller.roles().stream().sorted().toList()));
    }
  }
}
