package io.bellwether.localstack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.localstack.demo.AcmeDemo;
import io.bellwether.localstack.demo.GatewayClient;
import io.bellwether.localstack.demo.ScoringCaughtUp;
import io.bellwether.localstack.demo.acme.AcmeCompany;
import io.bellwether.localstack.identity.DemoUser;
import io.bellwether.localstack.identity.DevelopmentIdentity;
import io.bellwether.localstack.suite.LocalSuite;
import io.bellwether.localstack.suite.SuiteOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// How long questions about the demo take, 20,000 cases with 60,000 activities, beside the simplest
/// one: how many cases came in, by month and channel, which counts the rows of one table.
public final class QueryBench {

  private static final int ROUNDS = 11;
  private static final int ROUNDS_AFTER_A_CHANGE = 5;
  private static final int LATER_PAGES = 4;
  private static final int METRICS_AT_ONCE = 20;

  /// The slowest metric, beside the simplest question.
  private static final double MAX_ONE = 25;

  /// Twenty metrics at once.
  private static final double MAX_TWENTY = 60;

  /// A later page of a list, beside its first.
  private static final double MAX_LATER = 1;

  private static final String BASELINE = "submissions";
  private static final String BY = "caseChannel";
  private static final String SHARED = "tier";
  private static final String YEAR = "from=2025-11-01&to=2026-11-01&timeZone=UTC";

  private final Consumer<String> progress;

  public QueryBench(Consumer<String> progress) {
    this.progress = progress;
  }

  public Outcome run(SuiteOptions usual) throws IOException, InterruptedException {
    try (var place = BenchDirectory.make();
        var suite = LocalSuite.start(usual.withState(place.path()));
        var client =
            new GatewayClient(
                suite.gateway(),
                suite
                    .identity()
                    .token(DevelopmentIdentity.claimsOf(DemoUser.ANA), Duration.ofHours(2)))) {
      new AcmeDemo(client, progress, AcmeCompany.SEED).load();
      return ask(client);
    }
  }

  private Outcome ask(GatewayClient client) throws IOException, InterruptedException {
    var definitions = items(client.get("/v1/metric-definitions"));
    // The service has just been started: what is not compiled yet is not what is measured.
    for (var definition : definitions) {
      client.get(metric(definition.path("id").asText(), dimension(definition)));
    }
    double slowest = 0;
    for (var definition : definitions) {
      var id = definition.path("id").asText();
      var by = dimension(definition);
      var took = ask("%s by %s".formatted(id, by), client, () -> client.get(metric(id, by)));
      slowest = Math.max(slowest, took);
    }
    var question = question(definitions);
    var twenty =
        ask(
            "%d metrics by %s".formatted(METRICS_AT_ONCE, SHARED),
            client,
            () -> client.post("/v1/metrics:query", question));
    double later =
        Math.max(
            pages(client, "account-summaries?" + YEAR),
            pages(client, "case-priorities?timeZone=UTC"));
    var changed = afterChanges(client, question);
    return new Outcome(
        String.format(
            Locale.ROOT,
            "query: beside %s by month and %s, the slowest metric took %.1f times as long (at most %.0f), %d metrics at once %.1f times (at most %.0f), after a change %.1f times; a later page of a list %.2f of the first (at most %.0f)",
            BASELINE,
            BY,
            slowest,
            MAX_ONE,
            METRICS_AT_ONCE,
            twenty,
            MAX_TWENTY,
            changed,
            later,
            MAX_LATER),
        slowest <= MAX_ONE && twenty <= MAX_TWENTY && later <= MAX_LATER);
  }

  /// In turns with the baseline, since other work on the machine slows both.
  ///
  /// @return how many times as long as the baseline
  private double ask(String what, GatewayClient client, Timings.Asked asked)
      throws IOException, InterruptedException {
    var took = new ArrayList<Double>();
    var baseline = new ArrayList<Double>();
    for (int round = 0; round < ROUNDS; round++) {
      baseline.add(Timings.one(() -> client.get(metric(BASELINE, BY))));
      took.add(Timings.one(asked));
    }
    return say(what, new Timings(took), new Timings(baseline));
  }

  /// Each time a case has changed since the question was asked before.
  private double afterChanges(GatewayClient client, String question)
      throws IOException, InterruptedException {
    var took = new ArrayList<Double>();
    var baseline = new ArrayList<Double>();
    for (int round = 0; round < ROUNDS_AFTER_A_CHANGE; round++) {
      var line =
          GatewayClient.json(
              "{\"externalId\": \"bench-%d\", \"createdAt\": \"2026-10-01T08:00:00Z\", \"channel\": \"EMAIL\", \"type\": \"HOW_TO\", \"subject\": \"One more\"}"
                  .formatted(round));
      client.importInto("cases", () -> Stream.of(line));
      new ScoringCaughtUp(client).await(Instant.now());
      took.add(Timings.one(() -> client.post("/v1/metrics:query", question)));
      baseline.add(Timings.one(() -> client.get(metric(BASELINE, BY))));
    }
    return say("the same after a change", new Timings(took), new Timings(baseline));
  }

  /// @return how many times as long as the first page a later one took
  private double pages(GatewayClient client, String list) throws IOException, InterruptedException {
    var first = new ArrayList<Double>();
    var later = new ArrayList<Double>();
    for (int round = 0; round < ROUNDS_AFTER_A_CHANGE; round++) {
      var cursor = "";
      for (int page = 0; page <= LATER_PAGES && !cursor.endsWith("null"); page++) {
        var at = "/v1/" + list + "&limit=20" + cursor;
        var answer = new JsonNode[1];
        (page == 0 ? first : later).add(Timings.one(() -> answer[0] = client.get(at)));
        cursor = "&cursor=" + answer[0].path("nextCursor").asText();
      }
    }
    var name = list.substring(0, list.indexOf('?'));
    say(name + ", first page", new Timings(first), new Timings(first));
    return say(name + ", later pages", new Timings(later), new Timings(first));
  }

  private static String metric(String id, String by) {
    return "/v1/metrics/%s?%s&grain=month%s"
        .formatted(id, YEAR, by.isEmpty() ? "" : "&groupBy=" + by);
  }

  private static String dimension(JsonNode definition) {
    return definition.path("dimensions").path(0).asText();
  }

  private static String question(List<JsonNode> definitions) {
    return definitions.stream()
        .filter(
            definition ->
                StreamSupport.stream(definition.path("dimensions").spliterator(), false)
                    .anyMatch(dimension -> dimension.asText().equals(SHARED)))
        .limit(METRICS_AT_ONCE)
        .map(definition -> "\"" + definition.path("id").asText() + "\"")
        .collect(
            Collectors.joining(
                ",",
                "{\"from\":\"2025-11-01\",\"to\":\"2026-11-01\",\"timeZone\":\"UTC\",\"grain\":\"month\",\"groupBy\":[\"%s\"],\"metrics\":["
                    .formatted(SHARED),
                "]}"));
  }

  private static List<JsonNode> items(JsonNode answer) {
    return StreamSupport.stream(answer.path("items").spliterator(), false).toList();
  }

  private double say(String what, Timings took, Timings baseline) {
    double times = took.median() / baseline.median();
    progress.accept(
        String.format(
            Locale.ROOT,
            "%-45s median %7.0f ms  p95 %7.0f ms %7.1f times",
            what,
            1000 * took.median(),
            1000 * took.p95(),
            times));
    return times;
  }
}
