package io.bellwether.scoring.api;

import io.bellwether.kit.problem.Problems;
import io.bellwether.scoring.metric.Clock;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which ways of answering were asked for.
///
/// @param names of dialects; empty means each metric's first one
/// @param clock only those that tell time by it; null where it was not said
/// @param dimensions what the answer is cut by, which not every way of answering can be
record AskedDefinitions(List<String> names, @Nullable Clock clock, List<String> dimensions) {

  static final AskedDefinitions USUAL = new AskedDefinitions(List.of(), null, List.of());

  static final int MOST = 20;

  AskedDefinitions {
    names = List.copyOf(names);
    dimensions = List.copyOf(dimensions);
  }

  /// Checked: each name is one of a metric's dialects, and each metric has one that was asked for.
  static AskedDefinitions of(Parameters parameters, List<Metric> metrics, List<String> dimensions) {
    var clocks = Arrays.stream(Clock.values()).map(Clock::wireName).toList();
    var clock = parameters.choice("clock", "", clocks);
    var asked =
        new AskedDefinitions(
            parameters.list("definition", MOST),
            clock.isEmpty() ? null : Clock.valueOf(clock.toUpperCase(Locale.ROOT)),
            dimensions);
    asked.checkNames(metrics);
    metrics.forEach(asked::check);
    return asked;
  }

  /// The dialects of a metric that were asked for.
  List<Dialect> of(Metric metric) {
    if (names.isEmpty()) {
      return named(metric).stream()
          .filter(d -> clock == null || d.clock() == clock)
          .limit(1)
          .toList();
    }
    return named(metric).stream().flatMap(d -> onClock(metric, d)).distinct().toList();
  }

  /// A definition that tells time by the other clock means the one that does the same by this one.
  private Stream<Dialect> onClock(Metric metric, Dialect dialect) {
    if (clock == null || dialect.clock() == clock) {
      return Stream.of(dialect);
    }
    return find(metric, dialect.name() + "-" + clock.wireName()).stream()
        .filter(d -> d.clock() == clock);
  }

  /// The one that was asked for.
  Dialect one(Metric metric) {
    var dialects = of(metric);
    if (dialects.size() > 1) {
      throw Problems.parameter("definition", String.join(",", names), "one");
    }
    return dialects.getFirst();
  }

  private List<Dialect> named(Metric metric) {
    return names.isEmpty()
        ? metric.dialects().stream().filter(d -> d.canBeCutBy(dimensions)).toList()
        : names.stream().flatMap(name -> find(metric, name).stream()).toList();
  }

  private void checkNames(List<Metric> metrics) {
    for (var name : names) {
      if (metrics.stream().allMatch(metric -> find(metric, name).isEmpty())) {
        throw Problems.parameter(
            "definition",
            name,
            "one of "
                + metrics.stream()
                    .flatMap(metric -> metric.dialects().stream().map(Dialect::reference))
                    .toList());
      }
    }
  }

  private void check(Metric metric) {
    if (named(metric).isEmpty()) {
      throw Problems.parameter(
          "definition",
          String.join(",", names),
          "for %s one of %s"
              .formatted(
                  metric.definition().id(),
                  metric.dialects().stream().map(Dialect::reference).toList()));
    }
    for (var dialect : named(metric)) {
      if (!dialect.canBeCutBy(dimensions)) {
        throw Problems.parameter(
            "definition",
            dialect.reference(),
            "by %s one of %s"
                .formatted(
                    String.join(
                        " and ", dimensions.stream().filter(dialect.notBy()::contains).toList()),
                    metric.dialects().stream()
                        .filter(d -> d.canBeCutBy(dimensions))
                        .map(Dialect::reference)
                        .toList()));
      }
    }
    if (clock != null && of(metric).isEmpty()) {
      var timed = metric.dialects().stream().filter(d -> d.clock() != null).toList();
      throw Problems.parameter(
          "clock",
          clock.wireName(),
          timed.isEmpty()
              ? "none for %s, which is no time".formatted(metric.definition().id())
              : "for %s one that fits a definition: %s"
                  .formatted(
                      metric.definition().id(),
                      timed.stream().map(AskedDefinitions::told).toList()));
    }
  }

  private static String told(Dialect dialect) {
    return dialect.clock() == null
        ? dialect.reference()
        : "%s (%s)".formatted(dialect.reference(), dialect.clock().wireName());
  }

  private static List<Dialect> find(Metric metric, String name) {
    return metric.dialects().stream()
        .filter(d -> d.name().equals(name) || d.reference().equals(name))
        .toList();
  }
}
