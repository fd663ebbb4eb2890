package io.bellwether.localstack.demo.acme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the company wants to reach.
final class Targets {

  private Targets() {}

  /// A line of `targets:import`.
  record Target(
      String externalId,
      String metric,
      BigDecimal value,
      @Nullable String dimension,
      @Nullable String dimensionValue,
      LocalDate validFrom,
      String source,
      LocalDate setOn) {}

  static Stream<Target> all() {
    return Stream.of(
        target("first-response-time", "10800", null),
        target("first-response-time", "3600", "GOLD"),
        target("first-contact-resolution", "0.4", null),
        target("customer-satisfaction", "0.8", null),
        target("net-revenue-retention", "1.05", null));
  }

  private static Target target(String metric, String value, @Nullable String tier) {
    return new Target(
        tier == null ? metric : metric + "-" + tier,
        metric,
        new BigDecimal(value),
        tier == null ? null : "tier",
        tier,
        LocalDate.of(2025, 1, 1),
        "Plan made up for the demo",
        LocalDate.of(2024, 12, 2));
  }
}
