package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.slow.SlowRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The seats used on a day beside those sold for it, of the account as a whole or of one product.
final class ToldSeatUse implements ToldFact {

  @Override
  public Fact fact() {
    return Facts.SEAT_USE;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    return sources.stream("usage_day")
        .map(day -> day.with("seats_sold", sold(sources, day)))
        .toList();
  }

  private static @Nullable Object sold(SourceRows sources, SlowRow day) {
    return sources.stream("recurring_line")
        .filter(line -> Objects.equals(line.get("account_id"), day.get("account_id")))
        .filter(
            line -> !day.has("product") || Objects.equals(line.get("product"), day.get("product")))
        .filter(line -> !line.time("valid_from").isAfter(day.time("used_on")))
        .filter(line -> line.time("valid_to").isAfter(day.time("used_on")))
        .map(line -> line.number("seats"))
        .filter(Objects::nonNull)
        .reduce(BigDecimal::add)
        .orElse(null);
  }
}
