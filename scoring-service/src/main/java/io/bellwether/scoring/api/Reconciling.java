package io.bellwether.scoring.api;

import io.bellwether.scoring.metric.Identity;
import io.bellwether.scoring.query.Series;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks the identities of a metric in all cells of an answer.
final class Reconciling {

  private Reconciling() {}

  static @Nullable List<MetricAnswer.Reconciliation> of(Series series) {
    var identities = series.metric().identities();
    return identities.isEmpty()
        ? null
        : identities.stream().map(identity -> check(identity, series)).toList();
  }

  private static MetricAnswer.Reconciliation check(Identity identity, Series series) {
    var residuals =
        series.points().stream()
            .filter(point -> !identity.holds(point.cell()))
            .map(
                point ->
                    new MetricAnswer.Residual(
                        Results.interval(point.interval()),
                        point.group(),
                        identity.residual().apply(point.cell())))
            .toList();
    return new MetricAnswer.Reconciliation(
        identity.name(), identity.formula(), residuals.isEmpty(), residuals);
  }
}
