package io.bellwether.scoring.status;

import io.bellwether.scoring.intake.SourceStates;
import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.store.FactWriter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// What an alert looks at: the age of each source's facts, and rows put aside.
@Singleton
class SourceGauges {

  private final MeterRegistry registry;
  private final SourceStates states;
  private final FactWriter writer;
  private final Clock clock = Clock.systemUTC();

  SourceGauges(MeterRegistry registry, SourceStates states, FactWriter writer) {
    this.registry = registry;
    this.states = states;
    this.writer = writer;
  }

  void register(@Observes StartupEvent event) {
    for (var source : Source.values()) {
      Gauge.builder("bellwether.intake.lag.seconds", () -> lagSeconds(source))
          .description("Age of the facts on the source's own clock; NaN before the first page")
          .tag("source", source.wireName())
          .register(registry);
      Gauge.builder("bellwether.intake.quarantined", () -> writer.quarantined(source))
          .description("Rows that could not be understood")
          .tag("source", source.wireName())
          .register(registry);
    }
  }

  private double lagSeconds(Source source) {
    return states
        .get(source)
        .lag(clock.instant())
        .map(Duration::toMillis)
        .map(millis -> millis / 1000.0)
        .orElse(Double.NaN);
  }
}
