package io.bellwether.localstack.demo.acme;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When the product was down: maintenance on the first Saturday of each quarter, and in most months
/// something that nobody planned, in one region or in a part of the product.
final class Outages {

  private static final double UNPLANNED_IN_A_MONTH = 0.7;
  private static final List<Region> REGIONS = List.of(Region.values());
  private static final List<ProductArea> AREAS = List.of(ProductArea.values());

  private Outages() {}

  /// A line of `outages:import`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Outage(
      String externalId,
      @Nullable String region,
      @Nullable String productArea,
      boolean planned,
      Instant startedAt,
      Instant endedAt) {}

  static Stream<Outage> all(Draws draws) {
    return Stream.iterate(Period.START, Period::contains, month -> month.plusMonths(1))
        .flatMap(month -> Stream.concat(planned(month), unplanned(month, draws.split())));
  }

  private static Stream<Outage> planned(LocalDate month) {
    if (month.getMonthValue() % 3 != 1) {
      return Stream.empty();
    }
    var begins =
        month
            .with(TemporalAdjusters.firstInMonth(DayOfWeek.SATURDAY))
            .atTime(22, 0)
            .toInstant(ZoneOffset.UTC);
    return Stream.of(
        new Outage("maintenance-" + month, null, null, true, begins, begins.plusSeconds(7_200)));
  }

  private static Stream<Outage> unplanned(LocalDate month, Draws draws) {
    if (!draws.chance(UNPLANNED_IN_A_MONTH)) {
      return Stream.empty();
    }
    var begins =
        month
            .plusDays(draws.between(0, 27))
            .atTime(draws.between(0, 23), draws.between(0, 59))
            .toInstant(ZoneOffset.UTC);
    var regional = draws.chance(0.5);
    return Stream.of(
        new Outage(
            "outage-" + month,
            regional ? draws.oneOf(REGIONS).name() : null,
            regional ? null : draws.oneOf(AREAS).name(),
            false,
            begins,
            begins.plusSeconds(Math.round(60 * draws.lognormal(45, 0.8)))));
  }
}
