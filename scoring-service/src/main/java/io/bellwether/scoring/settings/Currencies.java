package io.bellwether.scoring.settings;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/// The currencies of ISO 4217.
public final class Currencies {

  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private Currencies() {}

  public static boolean isKnown(String code) {
    return CODES.contains(code);
  }
}
