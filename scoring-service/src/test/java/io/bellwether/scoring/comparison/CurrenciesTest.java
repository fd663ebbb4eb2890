package io.bellwether.scoring.comparison;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Term;
import io.bellwether.scoring.metric.profitability.CostOfACase;
import io.bellwether.scoring.query.Series;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CurrenciesTest {

  private static final Term EUR = new Term.Common(1, "EUR");
  private static final Term USD = new Term.Common(1, "USD");
  private static final Term NONE = new Term.Common(0, null);

  @Test
  void amounts_of_one_currency_are_compared() {
    assertThatCode(() -> check(EUR, NONE, EUR)).doesNotThrowAnyException();
  }

  @Test
  void groups_in_different_currencies_are_not() {
    assertThatThrownBy(() -> check(EUR, USD)).hasMessageContaining("no exchange rate");
  }

  @Test
  void nor_a_group_that_is_in_several() {
    assertThatThrownBy(() -> check(new Term.Common(2, null)))
        .hasMessageContaining("no exchange rate");
  }

  private static void check(Term... currencies) {
    var interval = Interval.of("2026-01-01", "2026-02-01");
    List<Series.Point> points =
        Stream.of(currencies)
            .map(c -> new Cell(interval, Map.of("currency", c)))
            .map(cell -> new Series.Point(new LinkedHashMap<>(), cell, null))
            .toList();
    Comparing.checkCurrency(new CostOfACase(), points);
  }
}
