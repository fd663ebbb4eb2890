package io.bellwether.scoring.api;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.query.Engine;
import io.bellwether.scoring.query.Query;
import io.bellwether.scoring.query.QueryPool;
import io.bellwether.scoring.query.Series;
import io.bellwether.scoring.query.Sources;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

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
    var measured = pool.run(asked.reads(), facts -> measure(facts, asked));
    return measured.stream().map(one -> answer(asked, one, states, page)).toList();
  }

  /// @param whole the same without groups, where they have to add up to it; else null
  private record Measured(Series series, @Nullable Series whole) {}

  private List<Measured> measure(Connection facts, AskedMetrics asked) throws SQLException {
    var query = asked.query();
    var all = series(facts, asked);
    var wholes = new HashMap<Metric, Series>();
    if (!query.cut().groupBy().isEmpty()) {
      var adding = asked.metrics().stream().filter(m -> !asked.addedUp(m).isEmpty()).toList();
      var whole = new Query.Cut(query.cut().grain(), List.of(), false, false);
      engine
          .answer(facts, adding, query.with(whole))
          .forEach(series -> wholes.put(series.metric(), series));
    }
    return all.stream().map(series -> new Measured(series, wholes.get(series.metric()))).toList();
  }

  private List<Series> series(Connection facts, AskedMetrics asked) throws SQLException {
    var ranking = asked.ranking();
    if (ranking == null || ranking.top() == null) {
      return engine.answer(facts, asked.metrics(), asked.query());
    }
    var top = new TopGroups(engine, facts, asked.query(), ranking);
    var series = new ArrayList<Series>();
    for (var metric : asked.metrics()) {
      series.add(top.of(metric, asked.dialects(metric).getFirst()));
    }
    return series;
  }

  /// How fresh an answer to the question would be; refuses where a source was never pulled.
  Freshness freshness(AskedMetrics asked) {
    return Freshness.of(readyStates(asked), asked.metrics(), asked.query());
  }

  /// The states of all sources that the question reads; refuses where one was never pulled.
  Map<String, Sources.SourceState> readyStates(AskedMetrics asked) {
    var states =
        new TreeMap<>(
            sources.states(asked.query().tenant(), asked.sources(), asked.query().knownAt()));
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
      AskedMetrics asked, Measured measured, Map<String, Sources.SourceState> states, Page page) {
    var series = measured.series();
    var metric = series.metric();
    var definition = metric.definition();
    var freshness = Freshness.of(states, List.of(metric), asked.query());
    var dialects = asked.dialects(metric).stream().map(freshness::limit).toList();
    var results = new ArrayList<MetricAnswer.Result>();
    var nextCursor = (String) null;
    var shares = dialects.stream().collect(Collectors.toMap(d -> d, d -> Shares.of(d, series)));
    var skipping = page.after().isPresent();
    var ranking = asked.ranking();
    var points =
        ranking == null
            ? RankedPoint.unranked(series.points())
            : RankedPoint.of(series.points(), dialects.getFirst(), ranking);
    for (var ranked : points) {
      var point = ranked.point();
      for (var dialect : dialects) {
        var position = position(point, dialect);
        if (skipping) {
          skipping = !position.equals(page.after().orElseThrow());
        } else if (results.size() == page.limit()) {
          return with(asked, measured, freshness, results, nextCursor);
        } else {
          var rows = rows(asked, series, dialect, point, freshness);
          results.add(
              Results.of(
                  metric,
                  dialect,
                  ranked,
                  asked.standards().reliableFrom(definition),
                  target(asked, metric, dialect, point),
                  asked.standards().benchmarks(metric, dialect, asked.query(), point.group()),
                  Objects.requireNonNull(shares.get(dialect)).detail(point),
                  rows));
          nextCursor = Cursor.after(position, page.fingerprint());
        }
      }
    }
    if (skipping) {
      throw Problems.cursor(
          "the group where the cursor stands is gone (expected: begin again, or ask with knownAt)");
    }
    return with(asked, measured, freshness, results, null);
  }

  private static @Nullable TargetView target(
      AskedMetrics asked, Metric metric, Dialect dialect, Series.Point point) {
    return asked
        .standards()
        .targets()
        .of(metric, dialect, asked.query(), point.interval(), point.group())
        .map(
            target ->
                TargetView.of(
                    target, dialect.finish().apply(point.cell()), metric.definition().direction()))
        .orElse(null);
  }

  private static @Nullable String rows(
      AskedMetrics asked, Series series, Dialect dialect, Series.Point point, Freshness freshness) {
    var query = asked.query();
    Map<String, String> group = point.group();
    if (group.containsValue(Ranking.OTHER)) {
      var rest = asked.without(series.points());
      if (rest.isEmpty()) {
        return null;
      }
      query = rest.get();
      group = Map.of();
    }
    return RowsLink.of(
        query,
        series.metric().definition().id(),
        dialect,
        point.interval(),
        group,
        freshness.pin(query));
  }

  private static MetricAnswer with(
      AskedMetrics asked,
      Measured measured,
      Freshness freshness,
      List<MetricAnswer.Result> results,
      @Nullable String nextCursor) {
    var series = measured.series();
    var definition = series.metric().definition();
    return new MetricAnswer(
        definition.id(),
        asked.dialects(series.metric()).stream()
            .map(Dialect::reference)
            .collect(Collectors.joining(",")),
        series.metric().unit(asked.dialects(series.metric()).getFirst()).wireName(),
        definition.direction().wireName(),
        definition.dateBasis(),
        policies(asked, series.metric()),
        asked.query().zone().getId(),
        asked.standards().reliableFrom(definition),
        asked.standards().benchmarks(series.metric()),
        results,
        Reconciling.of(series, measured.whole(), asked.addedUp(series.metric())),
        freshness.asOf(),
        freshness.sources(),
        freshness.partial(),
        freshness.warnings(),
        nextCursor);
  }

  /// The choices inside the formula, and whose the rows are where it is asked by people.
  private static Map<String, Object> policies(AskedMetrics asked, Metric metric) {
    var policies = new LinkedHashMap<String, Object>(metric.definition().policies());
    asked.credit(metric).ifPresent(credit -> policies.put(AskedCredit.PARAMETER, credit));
    return policies;
  }

  private static String position(Series.Point point, Dialect dialect) {
    return "%s|%s|%s".formatted(point.interval().from(), dialect.name(), point.group());
  }
}
