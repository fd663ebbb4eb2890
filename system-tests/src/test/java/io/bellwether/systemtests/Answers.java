package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/// What a tenant is told about a [Company], word for word, by question. The catalogue says what can
/// be asked, so a metric or a collection that is added is asked for too.
final class Answers {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// As many as one question may hold.
  private static final int MOST_METRICS = 20;

  /// Groups of these dimensions are ids, which follow from the tenant.
  private static final Set<String> BY_ID = Set.of("account", "rep", "team", "release");

  private static final String YEAR = "\"from\": \"2025-01-01\", \"to\": \"2026-01-01\"";
  private static final List<String> DAYS =
      List.of(
          "\"from\": \"2025-03-07\", \"to\": \"2025-04-09\", \"grain\": \"day\"",
          "\"from\": \"2025-09-26\", \"to\": \"2025-11-05\", \"grain\": \"day\"");

  private final Tenant tenant;
  private final SequencedMap<String, String> all = new LinkedHashMap<>();

  private Answers(Tenant tenant) {
    this.tenant = tenant;
  }

  /// Every metric by day and by month in several zones, by each of its dimensions and by each of
  /// its definitions; nothing that names a row by its id, so that tenants can be compared.
  static SequencedMap<String, String> ofMetrics(Tenant tenant) {
    var answers = new Answers(tenant);
    answers.askMetrics(BY_ID);
    return answers.all;
  }

  /// [#ofMetrics], also by id, the rows behind them, and the lists of all collections.
  static SequencedMap<String, String> ofEverything(Tenant tenant) {
    var answers = new Answers(tenant);
    answers.askMetrics(Set.of());
    answers.askRows();
    answers.askLists();
    return answers.all;
  }

  /// The questions that are answered otherwise, each with where the answers part.
  static List<String> differences(
      SequencedMap<String, String> some, SequencedMap<String, String> others) {
    var questions = new LinkedHashSet<>(some.keySet());
    questions.addAll(others.keySet());
    return questions.stream()
        .filter(question -> !Objects.equals(some.get(question), others.get(question)))
        .map(
            question ->
                question
                    + parting(some.getOrDefault(question, ""), others.getOrDefault(question, "")))
        .toList();
  }

  private static String parting(String one, String other) {
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return "%n  %s%n  %s".formatted(around(one, at), around(other, at));
  }

  private static String around(String answer, int at) {
    return answer.substring(Math.max(0, at - 200), Math.min(answer.length(), at + 60));
  }

  private void askMetrics(Set<String> without) {
    var catalogue = catalogue();
    var ids = catalogue.stream().map(metric -> metric.path("id").asText()).toList();
    for (var zone : Company.ZONES) {
      ask(ids, YEAR + ", \"grain\": \"month\", \"timeZone\": \"%s\"".formatted(zone));
      DAYS.forEach(days -> ask(ids, days + ", \"timeZone\": \"%s\"".formatted(zone)));
    }
    ask(ids, YEAR + ", \"grain\": \"quarter\", \"compareTo\": \"previousPeriod\"");
    var dimensions = byDimension(catalogue);
    dimensions.keySet().removeAll(without);
    dimensions.forEach(
        (dimension, having) ->
            ask(
                having,
                YEAR
                    + ", \"grain\": \"month\", \"totals\": true, \"groupBy\": [\"%s\"]"
                        .formatted(dimension)));
    for (var metric : catalogue) {
      var definitions = new ArrayList<String>();
      metric.path("definitions").forEach(d -> definitions.add(d.path("definition").asText()));
      get(
          "/v1/metrics/%s?from=2025-01-01&to=2026-01-01&definition=%s"
              .formatted(metric.path("id").asText(), String.join(",", definitions)));
    }
  }

  private static TreeMap<String, List<String>> byDimension(List<JsonNode> catalogue) {
    var metrics = new TreeMap<String, List<String>>();
    for (var metric : catalogue) {
      for (var dimension : metric.path("dimensions")) {
        metrics
            .computeIfAbsent(dimension.asText(), _ -> new ArrayList<>())
            .add(metric.path("id").asText());
      }
    }
    return metrics;
  }

  /// Terms of the same fact and date have the same rows: these are asked for once.
  private void askRows() {
    for (var metric : catalogue()) {
      var shown = new HashSet<String>();
      for (var term : metric.path("terms")) {
        if (!shown.contains(term.asText())) {
          var answer =
              get(
                  "/v1/metrics/%s/rows?from=2025-03-09&to=2025-10-26&timeZone=Pacific/Auckland&term=%s&limit=5000"
                      .formatted(metric.path("id").asText(), term.asText()));
          read(answer)
              .path("items")
              .path(0)
              .path("terms")
              .fieldNames()
              .forEachRemaining(shown::add);
        }
      }
    }
  }

  private void askLists() {
    var paths = new TreeSet<String>();
    read(tenant.api().get("/openapi.json").asString())
        .path("paths")
        .fieldNames()
        .forEachRemaining(paths::add);
    paths.stream()
        .filter(path -> path.endsWith(":import"))
        .forEach(path -> get(path.replace(":import", "") + "?limit=200"));
  }

  private List<JsonNode> catalogue() {
    var metrics = read(tenant.api().get("/v1/metric-definitions").asString()).path("items");
    return StreamSupport.stream(metrics.spliterator(), false).toList();
  }

  private void ask(List<String> metrics, String more) {
    for (int from = 0; from < metrics.size(); from += MOST_METRICS) {
      var some = metrics.subList(from, Math.min(metrics.size(), from + MOST_METRICS));
      var question = "{\"metrics\": [\"%s\"], %s}".formatted(String.join("\", \"", some), more);
      var answer =
          tenant.api().contentType("application/json").body(question).post("/v1/metrics:query");
      assertThat(answer.statusCode()).as(question + answer.asString()).isEqualTo(200);
      all.put(question, withoutNow(answer.asString()));
    }
  }

  private String get(String question) {
    var answer = tenant.api().get(question);
    assertThat(answer.statusCode()).as(question + answer.asString()).isEqualTo(200);
    all.put(question, withoutNow(answer.asString()));
    return answer.asString();
  }

  /// How fresh the sources are and when a row was written are not part of what is said.
  private static String withoutNow(String answer) {
    return answer
        .replaceAll("\"(asOf|recordedAt|updatedAt)\":\"[^\"]*\"", "\"$1\":\"\"")
        // What still waits has waited a little longer when it is asked for again.
        .replaceAll("\"(openFor|withoutReplyFor)\":\\{[^}]*\\}", "\"$1\":{}")
        .replaceAll("knownAt=[^\"&]*", "knownAt=");
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
