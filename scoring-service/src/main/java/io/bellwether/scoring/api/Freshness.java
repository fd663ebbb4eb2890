package io.bellwether.scoring.api;

import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.query.Query;
import io.bellwether.scoring.query.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How fresh and how complete the facts behind an answer are.
///
/// @param asOf all that every source knew up to here is in the answer
/// @param upTo the latest that one of them knew
record Freshness(
    @Nullable Instant asOf,
    @Nullable Instant upTo,
    Map<String, MetricAnswer.SourceView> sources,
    boolean partial,
    List<String> warnings) {

  /// @param metrics that are answered from the sources
  static Freshness of(Map<String, Sources.SourceState> states, Collection<Metric> metrics) {
    var views = new TreeMap<String, MetricAnswer.SourceView>();
    var warnings = new ArrayList<String>();
    states.forEach(
        (name, state) -> {
          views.put(name, new MetricAnswer.SourceView(state.asOf(), state.stale()));
          if (state.stale()) {
            warnings.add(
                "source %s has not been heard of lately: facts are as of %s"
                    .formatted(name, state.asOf()));
          }
          if (state.quarantined() > 0) {
            warnings.add(
                "%d rows of source %s could not be understood and are left out"
                    .formatted(state.quarantined(), name));
          }
          var recount = state.recount();
          if (recount != null
              && metrics.stream().anyMatch(metric -> isByOtherHours(metric, recount))) {
            warnings.add(
                "working hours were corrected: some of %d cases are still counted by those before, see GET /v1/recalculations"
                    .formatted(recount.cases()));
          }
        });
    return new Freshness(
        instants(states).min(Comparator.naturalOrder()).orElse(null),
        instants(states).max(Comparator.naturalOrder()).orElse(null),
        views,
        states.values().stream().anyMatch(state -> state.quarantined() > 0),
        warnings);
  }

  private static boolean isByOtherHours(Metric metric, Sources.Recount recount) {
    return recount.reassigned()
        ? metric.definition().isByWorkingHours()
        : metric.definition().isByPublishedHours();
  }

  /// The rows of an answer stay the rows of that answer: they are asked for as they were known
  /// then.
  @Nullable Instant pin(Query query) {
    return query.knownAt() != null ? query.knownAt() : upTo;
  }

  private static Stream<Instant> instants(Map<String, Sources.SourceState> states) {
    return states.values().stream().map(Sources.SourceState::asOf).filter(Objects::nonNull);
  }
}
