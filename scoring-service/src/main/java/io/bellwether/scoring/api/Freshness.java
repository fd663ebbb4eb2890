package io.bellwether.scoring.api;

import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.query.Query;
import io.bellwether.scoring.query.Sources;
import io.bellwether.scoring.store.Recount;
import java.time.Instant;
import java.time.LocalDate;
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
/// @param known all that happened up to here is in the answer, as far as it was to be known
record Freshness(
    @Nullable Instant asOf,
    @Nullable Instant upTo,
    @Nullable Instant known,
    Map<String, MetricAnswer.SourceView> sources,
    boolean partial,
    List<String> warnings) {

  /// @param metrics that are answered from the sources
  /// @param query that they answer
  static Freshness of(
      Map<String, Sources.SourceState> states, Collection<Metric> metrics, Query query) {
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
    var asOf = instants(states).min(Comparator.naturalOrder()).orElse(null);
    var knownAt = query.knownAt();
    var known = asOf != null && knownAt != null && knownAt.isBefore(asOf) ? knownAt : asOf;
    if (known != null && known.isBefore(start(query.interval().to(), query))) {
      warnings.add(
          "what happens before the end of the interval and after %s is not known yet and is not in the answer"
              .formatted(known));
    }
    return new Freshness(
        asOf,
        instants(states).max(Comparator.naturalOrder()).orElse(null),
        known,
        views,
        states.values().stream().anyMatch(state -> state.quarantined() > 0),
        warnings);
  }

  private static boolean isByOtherHours(Metric metric, Recount recount) {
    return recount.reassigned()
        ? metric.definition().isByWorkingHours()
        : metric.definition().isByPublishedHours();
  }

  /// The rows of an answer stay the rows of that answer: they are asked for as they were known
  /// then.
  @Nullable Instant pin(Query query) {
    return query.knownAt() != null ? query.knownAt() : upTo;
  }

  /// What a way of answering can say from these facts.
  Dialect limit(Dialect dialect) {
    return known == null ? dialect : dialect.knowingUpTo(known);
  }

  /// Whether anything is known of the interval of a query.
  boolean reaches(Query query) {
    return known != null && start(query.interval().from(), query).isBefore(known);
  }

  private static Instant start(LocalDate date, Query query) {
    return date.atStartOfDay(query.zone()).toInstant();
  }

  private static Stream<Instant> instants(Map<String, Sources.SourceState> states) {
    return states.values().stream().map(Sources.SourceState::asOf).filter(Objects::nonNull);
  }
}
