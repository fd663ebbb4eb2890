package io.bellwether.scoring.summary;

import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.summary.AccountSummary.Figure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.hipparchus.stat.descriptive.rank.Median;
import org.jspecify.annotations.Nullable;

/// The medians that accounts are compared with.
///
/// @param contactRate of cases for each hundred seats; null where no account has one
/// @param revenue by currency, of the accounts that pay, in minor units
public record Quadrants(@Nullable Double contactRate, Map<String, Double> revenue) {

  private static final String REVENUE = "monthly-recurring-revenue";
  private static final String CONTACT_RATE = "contact-rate";

  static final Set<String> METRICS = Set.of(REVENUE, CONTACT_RATE);

  static Quadrants of(Collection<List<Figure>> accounts) {
    var rates =
        accounts.stream()
            .map(figures -> AccountSummary.figure(figures, CONTACT_RATE).number())
            .filter(Objects::nonNull)
            .toList();
    var amounts = new TreeMap<String, List<Double>>();
    for (var figures : accounts) {
      if (AccountSummary.figure(figures, REVENUE).outcome()
          instanceof Outcome.Value(Quantity.Money(var minor, var currency), _)) {
        amounts.computeIfAbsent(currency, _ -> new ArrayList<>()).add((double) minor);
      }
    }
    var revenue = new TreeMap<String, Double>();
    amounts.forEach((currency, all) -> revenue.put(currency, median(all)));
    return new Quadrants(rates.isEmpty() ? null : median(rates), revenue);
  }

  Quadrant of(List<Figure> figures) {
    var rate = AccountSummary.figure(figures, CONTACT_RATE);
    var pays = AccountSummary.figure(figures, REVENUE);
    var cases = rate.number();
    if (rate.outcome() instanceof Outcome.Undefined(var reason, _)) {
      return Quadrant.none(reason);
    }
    return switch (pays.outcome()) {
      case Outcome.Value(Quantity.Money(var minor, var currency), _)
          when cases != null && contactRate != null ->
          Quadrant.of(minor > Objects.requireNonNull(revenue.get(currency)), cases > contactRate);
      case Outcome.Undefined(var reason, _) -> Quadrant.none(reason);
      default -> Quadrant.none("what the account pays is no amount");
    };
  }

  private static double median(List<Double> values) {
    return new Median().evaluate(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
