package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/// What a tenant is told about a [Company], word for word, by question. The catalogue says what can
/// be asked, so a metric or a collection that is added is asked for too.
final class Answers {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Fewer than one question may hold, so that a slow machine answers it before its deadline.
  private static final int MOST_METRICS = 5;

  /// A slow machine may answer that it has no time for so much; then it is asked again, as the
  /// answer says. What was computed for the first question is kept.
  private static final int TRIES = 3;

  /// Every metric by each of its dimensions, twice as many questions: `-Dbellwether.pairs=all`.
  private static final boolean EVERY_PAIR = "all".equals(System.getProperty("bellwether.pairs"));

  /// What still lasts has lasted a little longer when it is asked for again.
  private static final String STILL_LASTS =
      "\"(openFor|thereFor|withoutReplyFor|unheardFor|unheardByPeopleFor|\\w+SoFar|\\w+WaitingFor)(\\w*)\":\\{[^}]*\\}";

  /// Groups of these dimensions are ids, which follow from the tenant.
  private static final Set<String> BY_ID =
      Set.of("account", "rep", "team", "release", "csm", "survey", "knownIssue");

  private static final String YEAR = "\"from\": \"2025-01-01\", \"to\": \"2026-01-01\"";
  private static final List<String> DAYS =
      List.of(
          "\"from\": \"2025-03-07\", \"to\": \"2025-04-09\", \"grain\": \"day\"",
          "\"from\": \"2025-09-26\", \"to\": \"2025-11-05\", \"grain\": \"day\"");

  /// As many questions at a time as there are cores to answer them.
  private static final int AT_A_TIME = 2;

  /// What is answered from several metrics at once.
  private static final List<String> BEYOND_METRICS =
      List.of(
          "/v1/case-priorities?at=2025-10-26T12:00:00Z&limit=200",
          "/v1/account-summaries?from=2025-01-01&to=2026-01-01&limit=200",
          "/v1/staffing?from=2025-03-03&to=2025-11-03&timeZone=America/Los_Angeles",
          "/v1/metrics/customer-satisfaction/effect?from=2025-01-01&to=2026-01-01&groupBy=type&group=DEFECT&adjustFor=account",
          "/v1/metrics/defect-share/control-limits?from=2025-07-01&to=2026-01-01&grain=month",
          "/v1/metrics/engagement-frequency/correlation?from=2025-07-01&to=2026-01-01&groupBy=account&with=account-health&lag=1",
          "/v1/metrics/time-to-resolution/comparison?from=2025-01-01&to=2026-01-01&groupBy=rep&adjustFor=severity",
          "/v1/coverage");

  private final Tenant tenant;
  private final List<JsonNode> catalogue;
  private final List<Callable<Map<String, String>>> questions = new ArrayList<>();

  private Answers(Tenant tenant) {
    this.tenant = tenant;
    var metrics = read(tenant.api().get("/v1/metric-definitions").asString()).path("items");
    this.catalogue = StreamSupport.stream(metrics.spliterator(), false).toList();
  }

  /// Every metric by day and by month and by each of its definitions, every fact by each dimension;
  /// nothing that names a row by its id, so that tenants can be compared.
  static SequencedMap<String, String> ofMetrics(Tenant tenant) {
    var answers = new Answers(tenant);
    answers.addMetrics(BY_ID);
    answers.addZone(Company.ZONES.getFirst());
    return answers.all();
  }

  /// [#ofMetrics], also by id, the rows behind them, and the lists of all collections.
  static SequencedMap<String, String> ofEverything(Tenant tenant) {
    return everything(tenant, Company.ZONES.subList(0, 1));
  }

  /// [#ofEverything] in all zones of the company.
  static SequencedMap<String, String> ofEverywhere(Tenant tenant) {
    return everything(tenant, Company.ZONES);
  }

  private static SequencedMap<String, String> everything(Tenant tenant, List<String> zones) {
    var answers = new Answers(tenant);
    answers.addMetrics(Set.of());
    zones.forEach(answers::addZone);
    answers.catalogue.forEach(answers::addRows);
    answers.addLists();
    BEYOND_METRICS.forEach(answers::add);
    return answers.all();
  }

  private SequencedMap<String, String> all() {
    var all = new LinkedHashMap<String, String>();
    try (var threads = Executors.newFixedThreadPool(AT_A_TIME)) {
      for (var answered : threads.invokeAll(questions)) {
        all.putAll(answered.get());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
    return all;
  }

  /// What was answered to these questions, in their order; each was asked.
  static SequencedMap<String, String> only(
      Collection<String> questions, Map<String, String> answers) {
    assertThat(answers).containsKeys(questions.toArray(String[]::new));
    var some = new LinkedHashMap<String, String>();
    questions.forEach(question -> some.put(question, answers.get(question)));
    return some;
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

  /// By day, where clocks are set in spring and in autumn: among these days months begin too.
  private void addZone(String zone) {
    var seasons = ZoneId.of(zone).getRules().isFixedOffset() ? DAYS.subList(0, 1) : DAYS;
    seasons.forEach(days -> ask(ids(catalogue), days + ", \"timeZone\": \"%s\"".formatted(zone)));
  }

  private void addMetrics(Set<String> without) {
    ask(ids(catalogue), YEAR + ", \"grain\": \"month\", \"timeZone\": \"UTC\"");
    ask(ids(catalogue), YEAR + ", \"grain\": \"quarter\", \"compareTo\": \"previousPeriod\"");
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
      add(
          "/v1/metrics/%s?from=2025-01-01&to=2026-01-01&definition=%s"
              .formatted(metric.path("id").asText(), String.join(",", definitions)));
    }
  }

  private static List<String> ids(List<JsonNode> catalogue) {
    return catalogue.stream().map(metric -> metric.path("id").asText()).toList();
  }

  /// Metrics by the dimensions that they are asked for. A dimension is one expression over the
  /// facts of a metric, whatever is counted of them: of the metrics over the same facts one is
  /// asked by each, in turn.
  private static TreeMap<String, List<String>> byDimension(List<JsonNode> catalogue) {
    var alike = new LinkedHashMap<Set<String>, TreeMap<String, List<String>>>();
    for (var metric : catalogue) {
      var having = alike.computeIfAbsent(facts(metric), _ -> new TreeMap<>());
      for (var dimension : metric.path("dimensions")) {
        having
            .computeIfAbsent(dimension.asText(), _ -> new ArrayList<>())
            .add(metric.path("id").asText());
      }
    }
    var metrics = new TreeMap<String, List<String>>();
    for (var having : alike.values()) {
      int turn = 0;
      for (var dimension : having.entrySet()) {
        var some = dimension.getValue();
        metrics
            .computeIfAbsent(dimension.getKey(), _ -> new ArrayList<>())
            .addAll(EVERY_PAIR ? some : List.of(some.get(turn++ % some.size())));
      }
    }
    return metrics;
  }

  private static Set<String> facts(JsonNode metric) {
    var facts = new TreeSet<String>();
    metric.path("inputs").forEach(input -> facts.add(input.asText().split("\\.")[0]));
    return facts;
  }

  /// Terms of the same fact and date have the same rows: these are asked for once.
  private void addRows(JsonNode metric) {
    questions.add(
        () -> {
          var answers = new LinkedHashMap<String, String>();
          var shown = new HashSet<String>();
          for (var term : metric.path("terms")) {
            if (!shown.contains(term.asText())) {
              var question =
                  "/v1/metrics/%s/rows?from=2025-03-09&to=2025-10-26&timeZone=Pacific/Auckland&term=%s&limit=5000"
                      .formatted(metric.path("id").asText(), term.asText());
              var answer = get(question);
              read(answer)
                  .path("items")
                  .path(0)
                  .path("terms")
                  .fieldNames()
                  .forEachRemaining(shown::add);
              answers.put(question, withoutNow(answer));
            }
          }
          return answers;
        });
  }

  private void addLists() {
    var paths = new TreeSet<String>();
    read(tenant.api().get("/openapi.json").asString())
        .path("paths")
        .fieldNames()
        .forEachRemaining(paths::add);
    paths.stream()
        .filter(path -> path.endsWith(":import"))
        .forEach(path -> add(path.replace(":import", "") + "?limit=200"));
  }

  private void ask(List<String> metrics, String more) {
    for (int from = 0; from < metrics.size(); from += MOST_METRICS) {
      var some = metrics.subList(from, Math.min(metrics.size(), from + MOST_METRICS));
      var question = "{\"metrics\": [\"%s\"], %s}".formatted(String.join("\", \"", some), more);
      questions.add(() -> Map.of(question, withoutNow(post(question))));
    }
  }

  private void add(String question) {
    questions.add(() -> Map.of(question, withoutNow(get(question))));
  }

  private String post(String question) {
    return answered(
        question,
        () ->
            tenant.api().contentType("application/json").body(question).post("/v1/metrics:query"));
  }

  private String get(String question) {
    return answered(question, () -> tenant.api().get(question));
  }

  private static String answered(String question, Supplier<Response> ask) {
    var answer = ask.get();
    for (int tried = 1; tried < TRIES && answer.statusCode() == 503; tried++) {
      answer = ask.get();
    }
    assertThat(answer.statusCode()).as(question + answer.asString()).isEqualTo(200);
    return answer.asString();
  }

  /// How fresh the sources are and when a row was written are not part of what is said.
  private static String withoutNow(String answer) {
    return answer
        .replaceAll("\"(asOf|recordedAt|updatedAt)\":\"[^\"]*\"", "\"$1\":\"\"")
        .replaceAll(STILL_LASTS, "\"$1$2\":{}")
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
