package io.bellwether.scoring.api;

import io.bellwether.scoring.metric.Identity;
import io.bellwether.scoring.query.Series;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Checks the identities of a metric in all cells of an answer.
final class Reconciling {

  private static final String OF_GROUPS = "groups-of-";

  private Reconciling() {}

  /// What is left over in one result; a sum of groups is left over in each of them.
  static MetricAnswer.Reconciliation ofResult(
      MetricAnswer.Reconciliation whole, MetricAnswer.Result result) {
    var isSum = whole.identity().startsWith(OF_GROUPS);
    var own =
        whole.residuals().stream()
            .filter(residual -> residual.interval().equals(result.interval()))
            .filter(residual -> isSum || residual.group().equals(result.group()))
            .toList();
    return new MetricAnswer.Reconciliation(whole.identity(), whole.formula(), own.isEmpty(), own);
  }

  /// @param whole the same without groups, measured apart; null where there are none to add up
  static @Nullable List<MetricAnswer.Reconciliation> of(
      Series series, @Nullable Series whole, Collection<String> addedUp) {
    var checked = new ArrayList<MetricAnswer.Reconciliation>();
    series.metric().identities().forEach(identity -> checked.add(check(identity, series)));
    if (whole != null) {
      addedUp.forEach(term -> checked.add(addUp(term, series, whole)));
    }
    return checked.isEmpty() ? null : checked;
  }

  private static MetricAnswer.Reconciliation addUp(String term, Series series, Series whole) {
    var residuals = new ArrayList<MetricAnswer.Residual>();
    for (var point : whole.points()) {
      var residual =
          series.points().stream()
              .filter(part -> !part.group().isEmpty())
              .filter(part -> part.interval().equals(point.interval()))
              .map(part -> part.cell().amount(term))
              .reduce(BigDecimal.ZERO, BigDecimal::add)
              .subtract(point.cell().amount(term));
      if (residual.signum() != 0) {
        residuals.add(
            new MetricAnswer.Residual(
                Results.interval(point.interval()), Map.of(), residual.stripTrailingZeros()));
      }
    }
    return new MetricAnswer.Reconciliation(
        OF_GROUPS + kebab(term),
        "%s of all groups = %s of the whole".formatted(term, term),
        residuals.isEmpty(),
        residuals);
  }

  private static String kebab(String term) {
    return term.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
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
