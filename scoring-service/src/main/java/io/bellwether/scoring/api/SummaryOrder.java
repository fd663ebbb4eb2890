package io.bellwether.scoring.api;

import io.bellwether.kit.problem.Problems;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.summary.AccountSummary.Figure;
import io.bellwether.scoring.summary.SummarisingAccounts;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The order of accounts: by one of their figures, those without a value last, equal ones by id.
record SummaryOrder(String name) {

  static final String USUAL = "-submissions";

  static final List<String> ALL =
      SummarisingAccounts.METRICS.stream().flatMap(id -> Stream.of(id, "-" + id)).toList();

  static SummaryOrder of(Parameters parameters) {
    return new SummaryOrder(parameters.choice("orderBy", USUAL, ALL));
  }

  String metric() {
    return descends() ? name.substring(1) : name;
  }

  private boolean descends() {
    return name.startsWith("-");
  }

  List<UUID> sort(Map<UUID, Figure> figures) {
    refuseSeveralCurrencies(figures.values());
    Comparator<Double> byValue = descends() ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return figures.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<UUID, Figure> account) -> account.getValue().number(),
                    Comparator.<@Nullable Double>nullsLast(byValue))
                .thenComparing(account -> account.getKey().toString()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void refuseSeveralCurrencies(Collection<Figure> figures) {
    var currencies =
        figures.stream()
            .map(
                figure ->
                    figure.outcome() instanceof Outcome.Value(Quantity.Money(_, var currency), _)
                        ? currency
                        : null)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList();
    if (currencies.size() > 1) {
      throw Problems.parameter(
          "orderBy", name, "another order: amounts in %s have none".formatted(currencies));
    }
  }
}
