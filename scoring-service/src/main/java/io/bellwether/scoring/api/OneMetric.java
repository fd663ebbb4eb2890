package io.bellwether.scoring.api;

import io.bellwether.kit.problem.Problems;
import io.bellwether.scoring.comparison.Comparing;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Metric;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/// Questions about one metric by one of its definitions, which ask more of it than its value.
@Singleton
class OneMetric {

  private final ReadableMetrics readable;
  private final Comparing comparing;

  OneMetric(ReadableMetrics readable, Comparing comparing) {
    this.readable = readable;
    this.comparing = comparing;
  }

  /// A question, checked.
  record Asked(AskedMetrics metrics, Metric metric, Dialect dialect) {}

  /// The parameters of an operation that knows these beside what all of them know.
  static Parameters given(UriInfo uri, String... own) {
    return new Parameters(uri.getQueryParameters(), AskedMetrics.and(own));
  }

  /// @param own parameters of the operation, which the metric does not know
  /// @param different values in the place of what was asked
  Asked ask(String metricId, UriInfo uri, Set<String> own, Map<String, List<String>> different) {
    var values = new LinkedHashMap<String, List<String>>(uri.getQueryParameters());
    values.keySet().removeAll(own);
    values.putAll(different);
    values.values().removeIf(List::isEmpty);
    var asked =
        readable.asked(
            List.of(readable.metric(metricId)), new Parameters(values, AskedMetrics.IN_PARTS));
    var metric = asked.metrics().getFirst();
    return new Asked(asked, metric, asked.definitions().one(metric));
  }

  /// The same of what is a share, a rate or a mean.
  Asked askInParts(
      String metricId, UriInfo uri, Set<String> own, Map<String, List<String>> different) {
    return check(
        ask(metricId, uri, own, different),
        comparing::canCompare,
        "a share, a rate of events or a mean, of which it is known how they vary by chance");
  }

  /// The same of what is one of these, or another quotient.
  Asked askToTakeApart(
      String metricId, UriInfo uri, Set<String> own, Map<String, List<String>> different) {
    return check(
        ask(metricId, uri, own, different),
        comparing::canTakeApart,
        "a quotient or a mean: a count has no mix, and a median no parts");
  }

  private static Asked check(Asked asked, BiPredicate<Metric, Dialect> can, String expected) {
    if (!can.test(asked.metric(), asked.dialect())) {
      throw withoutParts(asked, can, expected);
    }
    return asked;
  }

  private static RuntimeException withoutParts(
      Asked asked, BiPredicate<Metric, Dialect> can, String expected) {
    var id = asked.metric().definition().id();
    var inParts =
        asked.metric().dialects().stream()
            .filter(dialect -> can.test(asked.metric(), dialect))
            .map(Dialect::reference)
            .toList();
    return inParts.isEmpty()
        ? Problems.parameter("metric", id, expected)
        : Problems.parameter(
            "definition",
            asked.dialect().reference(),
            "for %s one of %s: %s".formatted(id, inParts, expected));
  }
}
