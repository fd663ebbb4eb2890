package io.bellwether.scoring.api;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.bellwether.kit.tenant.Caller;
import io.bellwether.scoring.catalogue.MetricCatalog;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Metric;
import jakarta.inject.Singleton;
import java.util.List;

/// The metrics that the caller may ask for, and how.
@Singleton
class ReadableMetrics {

  static final String READS_REPS = "admin";

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

  /// Who looks at single reps sees how people work.
  AskedMetrics asked(List<Metric> metrics, Parameters parameters) {
    var asked = AskedMetrics.of(metrics, caller.tenant(), parameters, standards.of(metrics));
    if (asked.dimensions().contains(Fact.BY_REP) && !caller.hasRole(READS_REPS)) {
      throw Problems.of(
          Slug.FORBIDDEN,
          "the dimension %s is for [%s] (expected: this role, you have %s)"
              .formatted(Fact.BY_REP, READS_REPS, caller.roles().stream().sorted().toList()));
    }
    return asked;
  }
}
