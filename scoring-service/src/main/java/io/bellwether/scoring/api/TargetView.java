package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.kit.collection.Money;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.targets.Target;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What the tenant wants a result to be, and how far it is from it.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "MetricTarget", description = "What the tenant wants to reach, and by how much not.")
public record TargetView(
    @Schema(
            description = "A number in the unit of the metric, or money",
            oneOf = {Double.class, Money.class})
        Object value,
    @Schema(
            description = "value of the result - value of the target; null without either",
            oneOf = {Double.class, Money.class},
            nullable = true)
        @Nullable Object difference,
    @Schema(
            description =
                "Whether it is reached, by the direction of the metric; null for a neutral one and"
                    + " without a value")
        @Nullable Boolean met,
    @Schema(
            description =
                "Whether the 95 % interval of the value leaves the target out; null without interval")
        @Nullable Boolean distinguishable,
    @Schema(description = "Who set it, or where it is written", examples = "Service plan 2026")
        String source,
    @Schema(description = "The day on which it was set", examples = "2025-12-15") LocalDate setOn) {

  static TargetView of(Target target, Outcome outcome, Direction direction) {
    var wanted = target.value();
    var currency = target.currency();
    var reached = reached(outcome, currency);
    var difference = reached == null ? null : reached.subtract(wanted);
    var ci95 = outcome instanceof Outcome.Value ? outcome.evidence().ci95() : null;
    return new TargetView(
        Objects.requireNonNull(written(wanted, currency)),
        written(difference, currency),
        difference == null ? null : isMet(difference.signum(), direction),
        ci95 == null || difference == null ? null : !ci95.contains(wanted.doubleValue()),
        target.source(),
        target.setOn());
  }

  /// Null without a value, and where it is an amount in another currency.
  private static @Nullable BigDecimal reached(Outcome outcome, @Nullable String currency) {
    return switch (outcome) {
      case Outcome.Value(Quantity.Real(var value), _) -> BigDecimal.valueOf(value);
      case Outcome.Value(Quantity.Count(var count), _) -> BigDecimal.valueOf(count);
      case Outcome.Value(Quantity.Money(var minor, var of), _) ->
          of.equals(currency) ? BigDecimal.valueOf(minor) : null;
      case Outcome.Undefined _ -> null;
    };
  }

  private static @Nullable Boolean isMet(int difference, Direction direction) {
    return switch (direction) {
      case HIGHER_IS_BETTER -> difference >= 0;
      case LOWER_IS_BETTER -> difference <= 0;
      case NEUTRAL -> null;
    };
  }

  private static @Nullable Object written(@Nullable BigDecimal number, @Nullable String currency) {
    if (number == null || currency == null) {
      return number;
    }
    return new Money(number.longValueExact(), currency);
  }
}
