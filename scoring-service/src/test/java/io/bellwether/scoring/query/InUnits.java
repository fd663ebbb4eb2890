package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Quantity;
import java.util.Optional;
import java.util.Set;

/// Whether values are in the unit that their definition says.
final class InUnits {

  /// Counts that are no number of rows: a balance of two counts, which may be below 0, and a sum of
  /// shares.
  private static final Set<String> OTHER_COUNTS =
      Set.of("regressing-releases net-defects", "credited-resolutions shared");

  private InUnits() {}

  /// What is wrong with a value; empty where nothing is.
  static Optional<String> misfit(Metric metric, Dialect dialect, Quantity quantity) {
    var name = metric.definition().id() + " " + dialect.name();
    var unit = metric.unit(dialect);
    var fits =
        switch (unit) {
          case COUNT -> OTHER_COUNTS.contains(name) || isNumberOfRows(quantity);
          case RATIO -> quantity instanceof Quantity.Real(var share) && share >= 0 && share <= 1;
          case RATE -> quantity instanceof Quantity.Real;
          case POINTS -> quantity instanceof Quantity.Real(var points) && Math.abs(points) <= 100;
          case MONEY ->
              quantity instanceof Quantity.Money(_, var currency) && currency.matches("[A-Z]{3}");
          case SECONDS -> quantity instanceof Quantity.Real(var seconds) && seconds >= 0;
        };
    return fits
        ? Optional.empty()
        : Optional.of("%s is %s and has %s".formatted(name, unit, quantity));
  }

  private static boolean isNumberOfRows(Quantity quantity) {
    return switch (quantity) {
      case Quantity.Count(var count) -> count >= 0;
      case Quantity.Real(var value) -> value >= 0 && value == Math.rint(value);
      case Quantity.Money _ -> false;
    };
  }
}
