package io.bellwether.scoring.api;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.query.Engine;
import io.bellwether.scoring.query.Filter;
import io.bellwether.scoring.query.QueryPool;
import io.bellwether.scoring.query.Series;
import io.bellwether.scoring.query.Sources;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Answers a checked question: looks how fresh the sources are, asks the engine, applies the
/// formulas, and says where the rows are.
@Singleton
class AnsweringMetrics {

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  private final Engine engine;
  private final QueryPool pool;
  private final Sources sources;

  AnsweringMetrics(Engine engine, QueryPool pool, Sources sources) {
    this.engine = engine;
    this.pool = pool;
    this.sources = sources;
  }

  /// Which results of an answer are wanted.
  ///
  /// @param after position of the last result of the page before
  record Page(int limit, Optional<String> after, String fingerprint) {}

  List<MetricAnswer> answer(AskedMetrics asked, Page page) {
    // Before the snapshot is taken: what is said to be in the answer is in it.
    var states = readyStates(asked);
    var series = pool.run(facts -> engine.answer(facts, asked.metrics(), asked.query()));
    return series.stream().map(one -> answer(asked, one, states, page)).toList();
  }

  /// The states of all sources that the question reads; refuses where one was never pulled.
  Map<String, Sources.SourceState> readyStates(AskedMetrics asked) {
    var states = new TreeMap<>(sources.states(asked.query().tenant(), asked.sources()));
    states.forEach(
        (name, state) -> {
          if (!state.everPulled()) {
            throw Problems.builder(
                    Slug.NOT_READY,
                    "source %s has never been pulled (expected: once before %s is answered)"
                        .formatted(
                            name,
                            asked.metrics().stream()
                                .map(metric -> metric.definition().id())
                                .collect(Collectors.joining(", "))))
                .withHeader("Retry-After", "10")
                .build();
          }
        });
    refuseFuture(asked, states);
    return states;
  }

  /// What will be known then would change the answer until then. The sources' clocks may be ahead
  /// of this one's, so that what they have said already is not the future.
  private static void refuseFuture(AskedMetrics asked, Map<String, Sources.SourceState> states) {
    var knownAt = asked.query().knownAt();
    var now = Instant.now();
    if (knownAt != null
        && knownAt.isAfter(now.plus(CLOCKS_DIFFER))
        && states.values().stream()
            .map(Sources.SourceState::asOf)
            .allMatch(asOf -> asOf == null || knownAt.isAfter(asOf))) {
      throw Problems.parameter(
          "knownAt", knownAt.toString(), "an instant that is not in the future, it is " + now);
    }
  }

  private static MetricAnswer answer(
      AskedMetrics asked, Series series, Map<String, Sources.SourceState> states, Page page) {
    var metric = series.metric();
    var definition = metric.definition();
    var dialects = asked.dialects(metric);
    var results = new ArrayList<MetricAnswer.Result>();
    var nextCursor = (String) null;
    var skipping = page.after().isPresent();
    for (var point : series.points()) {
      for (var dialect : dialects) {
        var position = position(point, dialect);
        if (skipping) {
          skipping = !position.equals(page.after().orElseThrow());
        } else if (results.size() == page.limit()) {
          return with(asked, series, states, results, nextCursor);
        } else {
          var rows = rows(asked, definition.id(), dialect, point, pin(asked, states));
          results.add(Results.of(definition, dialect, point, rows));
          nextCursor = Cursor.after(position, page.fingerprint());
        }
      }
    }
    if (skipping) {
      throw Problems.of(
          Slug.INVALID_CURSOR,
          "the group where the cursor stands is gone (expected: begin again, or ask with knownAt)");
    }
    return with(asked, series, states, results, null);
  }

  private static MetricAnswer with(
      AskedMetrics asked,
      Series series,
      Map<String, Sources.SourceState> states,
      List<MetricAnswer.Result> results,
      @Nullable String nextCursor) {
    var definition = series.metric().definition();
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
        });
    return new MetricAnswer(
        definition.id(),
        asked.dialects(series.metric()).stream()
            .map(Dialect::reference)
            .collect(Collectors.joining(",")),
        definition.unit().wireName(),
        definition.direction().wireName(),
        definition.dateBasis(),
        definition.policies(),
        asked.query().zone().getId(),
        results,
        null,
        states.values().stream()
            .map(Sources.SourceState::asOf)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null),
        views,
        states.values().stream().anyMatch(state -> state.quarantined() > 0),
        warnings,
        nextCursor);
  }

  /// The rows of an answer stay the rows of that answer: they are asked for as they were known
  /// then.
  private static @Nullable Instant pin(
      AskedMetrics asked, Map<String, Sources.SourceState> states) {
    return asked.query().knownAt() != null
        ? asked.query().knownAt()
        : states.values().stream()
            .map(Sources.SourceState::asOf)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
  }

  private static String position(Series.Point point, Dialect dialect) {
    return "%s|%s|%s".formatted(point.interval().from(), dialect.name(), point.group());
  }

  private static String rows(
      AskedMetrics asked,
      String id,
      Dialect dialect,
      Series.Point point,
      @Nullable Instant knownAt) {
    var query = asked.query();
    var link = new StringBuilder("/v1/metrics/" + id + "/rows");
    link.append("?from=").append(point.interval().from());
    link.append("&to=").append(point.interval().to());
    link.append("&definition=").append(encoded(dialect.reference()));
    link.append("&timeZone=").append(encoded(query.zone().getId()));
    for (var filter : query.filters()) {
      link.append("&filter=")
          .append(
              encoded(
                  "%s:%s:%s"
                      .formatted(
                          filter.dimension(),
                          filter.operator().wireName(),
                          String.join(",", filter.values()))));
    }
    point
        .group()
        .forEach(
            (dimension, value) ->
                link.append("&filter=")
                    .append(
                        encoded(dimension + ":" + Filter.Operator.EQ.wireName() + ":" + value)));
    if (knownAt != null) {
      link.append("&knownAt=").append(encoded(knownAt.toString()));
    }
    return link.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
