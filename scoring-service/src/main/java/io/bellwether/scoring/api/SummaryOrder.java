package io.bellwether.scoring.api;

import io.bellwether.kit.problem.Problems;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.summary.AccountSummary;
import io.bellwether.scoring.summary.SummarisingAccounts;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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

  List<AccountSummary> sort(List<AccountSummary> accounts) {
    var descending = name.startsWith("-");
    var metric = descending ? name.substring(1) : name;
    refuseSeveralCurrencies(accounts, metric);
    Comparator<Double> byValue = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return accounts.stream()
        .sorted(
            Comparator.comparing(
                    (AccountSummary account) -> account.figure(metric).number(),
                    Comparator.<@Nullable Double>nullsLast(byValue))
                .thenComparing(account -> account.id().toString()))
        .toList();
  }

  private void refuseSeveralCurrencies(List<AccountSummary> accounts, String metric) {
    var currencies =
        accounts.stream()
            .map(
                account ->
                    account.figure(metric).outcome()
                            instanceof Outcome.Value(Quantity.Money(_, var currency), _)
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
