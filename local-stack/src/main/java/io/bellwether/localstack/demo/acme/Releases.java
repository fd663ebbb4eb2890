package io.bellwether.localstack.demo.acme;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The releases of the product, every six weeks. The bad one is one of them, and the next one is
/// its fix.
final class Releases {

  private static final int WEEKS = 6;
  private static final int BEFORE_THE_BAD_ONE = 8;
  private static final List<Release> ALL =
      Stream.iterate(first(), Period.END::isAfter, day -> day.plusWeeks(WEEKS))
          .map(Releases::on)
          .toList();

  private Releases() {}

  /// A line of `releases:import`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Release(String externalId, @Nullable String productArea, Instant releasedAt) {}

  static Stream<Release> all() {
    return ALL.stream();
  }

  /// Which one a customer has: the latest, or the one before it if it is late to update.
  static Release inUse(Instant at, boolean late) {
    var latest = ALL.stream().filter(one -> !one.releasedAt().isAfter(at)).count() - 1;
    return ALL.get((int) Math.max(0, late ? latest - 1 : latest));
  }

  static int number(Release release) {
    return ALL.indexOf(release);
  }

  private static LocalDate first() {
    return Planted.BAD_RELEASE.minusWeeks((long) WEEKS * BEFORE_THE_BAD_ONE);
  }

  /// One in three changes a single area.
  private static Release on(LocalDate day) {
    var number = (int) (ChronoUnit.WEEKS.between(first(), day) / WEEKS);
    var areas = ProductArea.values();
    return new Release(
        "4." + number,
        number % 3 == 1 ? areas[number / 3 % areas.length].name() : null,
        day.atTime(5, 0).toInstant(ZoneOffset.UTC));
  }
}
