package io.bellwether.scoring.status;

import static java.util.stream.Collectors.toMap;

import io.bellwether.scoring.intake.IntakeConfig;
import io.bellwether.scoring.intake.SourceStates;
import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.query.Sources;
import io.bellwether.scoring.store.FactCounts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells the answers of metrics how old their sources are.
@Singleton
class IntakeSources implements Sources {

  private final SourceStates states;
  private final IntakeConfig config;
  private final FactCounts counts;
  private final Clock clock = Clock.systemUTC();

  IntakeSources(SourceStates states, IntakeConfig config, FactCounts counts) {
    this.counts = counts;
    this.states = states;
    this.config = config;
  }

  @Override
  public Map<String, SourceState> states(
      String tenant, Set<String> names, @Nullable Instant knownAt) {
    var now = clock.instant();
    return Stream.of(Source.values())
        .filter(source -> names.contains(source.wireName()))
        .map(states::get)
        .collect(
            toMap(
                state -> state.source().wireName(),
                state ->
                    new SourceState(
                        state.cursor().asOf(),
                        state.stopped() || state.isStale(now, config.staleAfter()),
                        state.cursor().asOf() != null,
                        counts.quarantined(tenant, state.source()),
                        state.source() == Source.CASE ? counts.recount(tenant, knownAt) : null)));
  }
}
