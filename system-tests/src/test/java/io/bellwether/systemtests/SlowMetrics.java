package io.bellwether.systemtests;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Metrics computed the slow way: loops over exported rows, whole amounts in cents. A customer pays
/// "at" an edge what it is charged on the day before; nothing here knows of steps or joins.
final class SlowMetrics {

  /// A quotient of two amounts; `top` over `bottom`.
  record Quotient(long top, long bottom) {

    double value() {
      return top / (double) bottom;
    }
  }

  private final AcmeExport export;
  private final Predicate<String> accounts;

  /// Of the accounts that are wanted.
  SlowMetrics(AcmeExport export, Predicate<String> accounts) {
    this.export = export;
    this.accounts = accounts;
  }

  long monthlyRecurringRevenue(LocalDate edge) {
    return paid(edge).values().stream().mapToLong(Long::longValue).sum();
  }

  Quotient netRevenueRetention(LocalDate from, LocalDate to) {
    long opening = 0;
    long closing = 0;
    var after = paid(to);
    for (var customer : paid(from).entrySet()) {
      opening += customer.getValue();
      closing += after.getOrDefault(customer.getKey(), 0L);
    }
    return new Quotient(closing, opening);
  }

  Quotient grossRevenueRetention(LocalDate from, LocalDate to) {
    long opening = 0;
    long kept = 0;
    var after = paid(to);
    for (var customer : paid(from).entrySet()) {
      opening += customer.getValue();
      kept += Math.min(customer.getValue(), after.getOrDefault(customer.getKey(), 0L));
    }
    return new Quotient(kept, opening);
  }

  /// What service revenue leaves after the costs that have their share of overhead.
  Quotient serviceMargin(LocalDate from, LocalDate to) {
    var revenue = sum(export.serviceRevenue(), from, to);
    return new Quotient(revenue - sum(export.costs(), from, to), revenue);
  }

  private long sum(List<AcmeExport.Amount> amounts, LocalDate from, LocalDate to) {
    long cents = 0;
    for (var amount : amounts) {
      if (accounts.test(amount.account()) && amount.isWithin(from, to)) {
        cents += amount.cents();
      }
    }
    return cents;
  }

  /// What each customer pays on the day before an edge; who pays nothing is no customer.
  private Map<String, Long> paid(LocalDate edge) {
    var paid = new HashMap<String, Long>();
    for (var line : export.lines()) {
      if (accounts.test(line.account()) && line.isChargedOn(edge.minusDays(1))) {
        paid.merge(line.account(), line.monthlyCents(), Long::sum);
      }
    }
    return paid;
  }
}
