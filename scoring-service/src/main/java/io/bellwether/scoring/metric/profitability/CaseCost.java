package io.bellwether.scoring.metric.profitability;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.metric.Timing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What handling cases costs: the minutes that reps logged on them at what an hour of the rep
/// costs, and what was spent on a case directly. Overhead is in the hour, or it is not; nothing is
/// added. What was spent and is recorded with overhead and without counts once, with it. Minutes of
/// a rep without a known cost are counted beside it, since they would make it too low.
final class CaseCost {

  static final String SEVERAL_CURRENCIES =
      "costs are in several currencies and there is no exchange rate";

  static final Measure WORK =
      Measure.of(
              "labour",
              SupportFacts.ACTIVITY,
              Timing.on("happened_at"),
              new Agg.Sum("minutes_worked * hourly_cost_minor"))
          .only("not-on-a-case", "case_id IS NOT NULL")
          .only("no-minutes-logged", "minutes_worked > 0");

  private static final Measure RECORDED =
      Measure.of("direct", Facts.COST, Timing.on("incurred_on"), new Agg.Sum("amount_minor"))
          .only("not-for-a-case", "case_id IS NOT NULL");

  static final Measure SPENT =
      RECORDED.only("counted-with-its-overhead", "also_with_overhead IS NOT TRUE");

  /// Only what is recorded without its overhead, and only what is recorded with it.
  static final Measure SPENT_DIRECT = RECORDED.only("with-its-overhead", "cost_basis = 'DIRECT'");

  static final Measure SPENT_LOADED =
      RECORDED.only("without-its-overhead", "cost_basis = 'LOADED'");

  private CaseCost() {}

  /// The terms of a cost, for the measures that a metric chooses. Their names begin as given.
  static List<Measure> terms(String prefix, Measure work, Measure spent) {
    return Stream.of(
            work.and(prefix + "Labour"),
            work.as(prefix + "LabourCurrency", new Agg.Common("hourly_cost_currency")),
            work.as(prefix + "WithoutRate", new Agg.Count())
                .only("rate-known", "hourly_cost_minor IS NULL"),
            work.as(prefix + "Worked", new Agg.Count()),
            spent.and(prefix + "Direct"),
            spent.as(prefix + "DirectCurrency", new Agg.Common("currency")),
            spent.as(prefix + "Spent", new Agg.Count()))
        .toList();
  }

  /// @param minor what it sums up to, in minor units of the currency
  /// @param currency null where there is none, or several
  /// @param several whether there are several
  record Total(BigDecimal minor, @Nullable String currency, boolean several, long rows) {}

  static Total total(Cell cell, String prefix) {
    var paid = cell.common(prefix + "LabourCurrency");
    var spent = cell.common(prefix + "DirectCurrency");
    var several =
        paid.distinct() > 1
            || spent.distinct() > 1
            || (paid.value() != null
                && spent.value() != null
                && !paid.value().equals(spent.value()));
    var labour =
        cell.sum(prefix + "Labour").divide(BigDecimal.valueOf(60), 0, RoundingMode.HALF_EVEN);
    return new Total(
        labour.add(cell.sum(prefix + "Direct")),
        several ? null : paid.value() == null ? spent.value() : paid.value(),
        several,
        cell.count(prefix + "Worked") + cell.count(prefix + "Spent"));
  }

  static Evidence evidence(Cell cell, String prefix) {
    var total = total(cell, prefix);
    return Evidence.of(total.rows())
        .ofEverything()
        .and("worked", cell.count(prefix + "Worked"))
        .and("withoutRate", cell.count(prefix + "WithoutRate"))
        .and("spent", cell.count(prefix + "Spent"))
        .and("currencies", Quantity.count(total.several() ? 2 : total.currency() == null ? 0 : 1));
  }
}
