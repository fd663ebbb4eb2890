package io.bellwether.scoring.metric.retention;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import java.math.BigDecimal;

/// A sum of recurring revenue at the end over that of the start, as gross and net retention divide.
final class RetainedRevenue {

  static final String NOTHING_AT_START = "there was no recurring revenue at the start";
  static final String SEVERAL_CURRENCIES =
      "the revenue of the start is in several currencies and there is no exchange rate";
  static final String UNDEFINED_WHEN = NOTHING_AT_START + "; or " + SEVERAL_CURRENCIES;

  private static final String NO_PROPORTION =
      "a ratio of sums of money is no proportion of counted rows";

  private RetainedRevenue() {}

  static Outcome share(Cell cell, String term) {
    var evidence = Evidence.of(cell.count("customers")).withoutInterval(NO_PROPORTION);
    var currency = cell.common("currency");
    if (currency.distinct() > 1) {
      return new Outcome.Undefined(SEVERAL_CURRENCIES, evidence);
    }
    if (currency.value() == null) {
      return new Outcome.Undefined(NOTHING_AT_START, evidence);
    }
    var retained = cell.sum(term);
    var opening = cell.sum("opening");
    return Outcome.ratio(
        retained.doubleValue(),
        opening.doubleValue(),
        evidence.quotient(amount(retained, currency.value()), amount(opening, currency.value())),
        NOTHING_AT_START);
  }

  /// As money, unless no amount can hold it.
  private static Quantity amount(BigDecimal minor, String currency) {
    return minor.toBigInteger().bitLength() < Long.SIZE
        ? Quantity.money(minor.longValueExact(), currency)
        : Quantity.real(minor.doubleValue());
  }
}
