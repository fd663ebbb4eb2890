package io.bellwether.subscription.revenue;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/// The exchange rates that a tenant reckons with.
@Singleton
public class ExchangeRates implements CollectionDefinition<ExchangeRate> {

  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  @Override
  public Description<ExchangeRate> describe() {
    return Description.of(
            "exchange-rates",
            "exchange-rate",
            ExchangeRate.class,
            "What one unit of a currency is worth in another, from a day on.")
        .asVoidable();
  }

  @Override
  public void check(ExchangeRate draft, References references, Violations violations) {
    mustBeCurrency(violations, "fromCurrency", draft.fromCurrency());
    mustBeCurrency(violations, "toCurrency", draft.toCurrency());
    violations.unless(
        !draft.toCurrency().equals(draft.fromCurrency()),
        "toCurrency",
        draft.toCurrency(),
        "another currency than fromCurrency '%s'".formatted(draft.fromCurrency()));
  }

  private static void mustBeCurrency(Violations violations, String field, String code) {
    violations.unless(CODES.contains(code), field, code, "an ISO 4217 code such as EUR");
  }
}
