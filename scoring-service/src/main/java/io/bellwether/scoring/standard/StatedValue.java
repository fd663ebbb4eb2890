package io.bellwether.scoring.standard;

import io.bellwether.kit.collection.Violations;
import io.bellwether.scoring.catalogue.MetricCatalog;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Unit;
import io.bellwether.scoring.query.Query;
import io.bellwether.scoring.settings.Currencies;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A value of a metric that somebody has written down: what a tenant wants, or what others reach.
///
/// @param definition the way of answering that it is of, without a version; null for the first one
/// @param dimension null for a value of the whole
public record StatedValue(
    String metric,
    @Nullable String definition,
    BigDecimal value,
    @Nullable String currency,
    @Nullable String dimension,
    @Nullable String dimensionValue) {

  /// What a part has because the whole does: a share of 95 % is one of each group, a hundred cases
  /// are not.
  private static final Set<Unit> OF_EACH_PART =
      Set.of(Unit.RATIO, Unit.RATE, Unit.POINTS, Unit.SECONDS);

  /// Whether it is a value that the metric can have.
  public void check(MetricCatalog catalog, Violations violations) {
    var found = catalog.find(metric);
    violations.unless(found.isPresent(), "metric", metric, "a metric, one of " + catalog.ids());
    found.ifPresent(one -> check(one, violations));
    violations.unless(
        (dimension == null) == (dimensionValue == null),
        "dimensionValue",
        dimensionValue,
        dimension == null
            ? "none, since there is no dimension"
            : "a group of %s, such as GOLD".formatted(dimension));
  }

  private void check(Metric found, Violations violations) {
    var ways = found.dialects().stream().map(Dialect::name).toList();
    violations.unless(
        definition == null || ways.contains(definition),
        "definition",
        definition,
        "a way to answer %s, one of %s".formatted(metric, ways));
    var dimensions = found.definition().dimensions();
    violations.unless(
        dimension == null || dimensions.contains(dimension),
        "dimension",
        dimension,
        "a dimension of %s, one of %s".formatted(metric, dimensions));
    var money =
        found.dialects().stream()
                .filter(way -> definition == null || way.name().equals(definition))
                .map(found::unit)
                .findFirst()
                .orElse(found.definition().unit())
            == Unit.MONEY;
    violations.unless(
        money ? currency != null && Currencies.isKnown(currency) : currency == null,
        "currency",
        currency,
        money
            ? "an ISO 4217 code such as EUR, since %s is money".formatted(metric)
            : "none, since %s is no money".formatted(metric));
    violations.unless(
        !money || value.scale() <= 0,
        "value",
        value,
        "a whole number of minor units, since %s is money".formatted(metric));
  }

  /// Whether it is of the whole and not of one group.
  public boolean isOfWhole() {
    return dimension == null;
  }

  /// Whether it speaks of a result of this metric, which is the one that it names.
  ///
  /// @param group of the result, empty for the whole
  public boolean isOf(Metric found, Dialect dialect, Query query, Map<String, String> group) {
    var way = definition == null ? found.dialects().getFirst().name() : definition;
    return dialect.name().equals(way)
        && isOf(Part.of(query, group), OF_EACH_PART.contains(found.unit(dialect)));
  }

  private boolean isOf(Part part, boolean ofEachPart) {
    if (dimension == null) {
      return ofEachPart || part.isWhole();
    }
    return part.isIn(dimension, dimensionValue) && (ofEachPart || part.says(dimension));
  }
}
