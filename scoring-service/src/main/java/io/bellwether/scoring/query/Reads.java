package io.bellwether.scoring.query;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.SupportFacts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a piece of work is going to read, so that derived facts are not computed anew for each of
/// its statements. Whatever is not named here can be read as well, only slower.
///
/// @param facts by name
/// @param knownAt what was known when is read; null for the present
public record Reads(String tenant, Set<String> facts, @Nullable Instant knownAt) {

  public Reads {
    facts = Set.copyOf(facts);
  }

  public static Reads of(Query query, Collection<? extends Metric> metrics) {
    return of(query, metrics, List.of());
  }

  public static Reads of(Query query, Collection<? extends Metric> metrics, Collection<Fact> more) {
    var measured = metrics.stream().flatMap(metric -> metric.reads().stream()).map(Measure::fact);
    var whose = query.ofFirst() ? Stream.of(SupportFacts.FIRST_ASSIGNEE) : Stream.<Fact>empty();
    return new Reads(
        query.tenant(),
        Stream.of(measured, more.stream(), whose)
            .flatMap(facts -> facts)
            .map(Fact::name)
            .collect(toUnmodifiableSet()),
        query.knownAt());
  }

  /// For work that looks at a fact once.
  public static Reads nothing(String tenant) {
    return new Reads(tenant, Set.of(), null);
  }
}
