package io.bellwether.scoring.api;

import io.bellwether.kit.collection.Money;
import io.bellwether.scoring.metric.Quantity;
import org.jspecify.annotations.Nullable;

/// How quantities are written in JSON: a number, or an object where it is money.
final class Quantities {

  private Quantities() {}

  static Object written(Quantity quantity) {
    return switch (quantity) {
      case Quantity.Real(var value) -> value;
      case Quantity.Count(var value) -> value;
      case Quantity.Money(var amountMinor, var currency) -> new Money(amountMinor, currency);
    };
  }

  static @Nullable Object writtenOrNull(@Nullable Quantity quantity) {
    return quantity == null ? null : written(quantity);
  }
}
