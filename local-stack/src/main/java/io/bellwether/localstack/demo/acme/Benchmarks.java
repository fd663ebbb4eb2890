package io.bellwether.localstack.demo.acme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;

/// What others are said to reach. Nobody does: the values are made up like everything here.
final class Benchmarks {

  private Benchmarks() {}

  /// A line of `benchmarks:import`.
  record Benchmark(
      String externalId, String metric, BigDecimal value, String source, LocalDate asOf) {}

  static Stream<Benchmark> all() {
    return Stream.of(
        benchmark("first-response-time", "14400"),
        benchmark("first-contact-resolution", "0.4"),
        benchmark("net-promoter-score", "40"),
        benchmark("channel-availability", "0.8"));
  }

  private static Benchmark benchmark(String metric, String value) {
    return new Benchmark(
        metric,
        metric,
        new BigDecimal(value),
        "Made up for the demo, of nobody",
        LocalDate.of(2026, 1, 1));
  }
}
