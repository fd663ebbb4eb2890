package io.bellwether.scoring.summary;

import io.bellwether.scoring.account.AccountNow;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account in an interval.
///
/// @param figures one for each of the metrics, in their order
/// @param lastContact null where none was logged before the end of the interval
public record AccountSummary(
    UUID id,
    AccountNow account,
    List<Figure> figures,
    @Nullable Contact lastContact,
    Quadrant quadrant,
    List<RiskFlag> flags) {

  public AccountSummary {
    figures = List.copyOf(figures);
    flags = List.copyOf(flags);
  }

  /// What a metric says of the account.
  public record Figure(Metric metric, Cell cell) {

    public Dialect dialect() {
      return metric.dialects().getFirst();
    }

    public Outcome outcome() {
      return dialect().finish().apply(cell);
    }

    /// As a number; amounts in minor units. Null where there is no value.
    public @Nullable Double number() {
      return switch (outcome()) {
        case Outcome.Value(Quantity.Real(var value), _) -> value;
        case Outcome.Value(Quantity.Count(var count), _) -> (double) count;
        case Outcome.Value(Quantity.Money(var minor, _), _) -> (double) minor;
        case Outcome.Undefined _ -> null;
      };
    }
  }

  /// What the metric of an id says.
  static Figure figure(List<Figure> figures, String metricId) {
    return figures.stream()
        .filter(figure -> figure.metric().definition().id().equals(metricId))
        .findFirst()
        .orElseThrow();
  }
}
