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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How long it takes until a metric of the demo is by the hours of a corrected calendar: with a
/// holiday that few cases saw, and with hours that change what a third of all cases were counted
/// with. Beside it, how long until case-service has published all of them.
public final class CalendarBench {

  private static final double MAX_SECONDS = 2;
  private static final int ROUNDS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String QUESTION =
      "/v1/metrics/time-to-resolution?from=2024-11-01&to=2026-11-01&timeZone=UTC&definition=first-resolution-business,last-resolution-business";

  private static final String VERSION =
      "{\"calendarExternalId\": \"office-emea\", \"externalId\": \"office-emea-1\", \"timeZone\": \"Europe/Berlin\", \"weeklyHours\": %s, \"holidays\": %s}";

  private static final String USUAL = VERSION.formatted(week("09:00"), "[]");
  private static final String HOLIDAY =
      VERSION.formatted(week("09:00"), "[{\"date\": \"2026-05-01\"}]");
  private static final String LATER = VERSION.formatted(week("09:30"), "[]");

  private final Consumer<String> progress;

  public CalendarBench(Consumer<String> progress) {
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
      var holiday = corrections("a holiday", client, HOLIDAY);
      var hours = corrections("other hours", client, LATER);
      return new Outcome(
          String.format(
              Locale.ROOT,
              "calendar: a metric follows a holiday in %.2f s, other hours in %.2f s (medians of %d, each at most %.0f s)",
              holiday,
              hours,
              2 * ROUNDS,
              MAX_SECONDS),
          holiday <= MAX_SECONDS && hours <= MAX_SECONDS);
    }
  }

  /// There and back again, so that what has to come out is known from the time before.
  private double corrections(String what, GatewayClient client, String other)
      throws IOException, InterruptedException {
    var before = settled(client, USUAL);
    var after = settled(client, other);
    settled(client, USUAL);
    var followed = new ArrayList<Double>();
    var published = new ArrayList<Double>();
    for (int round = 0; round < ROUNDS; round++) {
      correct(client, other, after, followed, published);
      correct(client, USUAL, before, followed, published);
    }
    var seconds = new Timings(followed);
    progress.accept(
        String.format(
            Locale.ROOT,
            "%-12s followed after %.2f s (p95 %.2f), all cases published after %.2f s (p95 %.2f)",
            what,
            seconds.median(),
            seconds.p95(),
            new Timings(published).median(),
            new Timings(published).p95()));
    return seconds.median();
  }

  private static void correct(
      GatewayClient client,
      String version,
      List<Double> expected,
      List<Double> followed,
      List<Double> published)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    write(client, version);
    while (!results(client).equals(expected)) {
      if (since(began) > PATIENCE.toSeconds()) {
        throw new IllegalStateException("the metric does not follow within " + PATIENCE);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    followed.add(since(began));
    awaitPublished(client);
    published.add(since(began));
    // The next correction is not to wait for the rows of this one.
    new ScoringCaughtUp(client).await(Instant.now());
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  /// What the metric says by these hours in the end.
  private static List<Double> settled(GatewayClient client, String version)
      throws IOException, InterruptedException {
    write(client, version);
    awaitPublished(client);
    new ScoringCaughtUp(client).await(Instant.now());
    return results(client);
  }

  private static void awaitPublished(GatewayClient client)
      throws IOException, InterruptedException {
    while (!client.get("/v1/recalculations?state=RUNNING").path("items").isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static List<Double> results(GatewayClient client)
      throws IOException, InterruptedException {
    var values = new ArrayList<Double>();
    client.get(QUESTION).path("results").forEach(one -> values.add(one.path("value").asDouble()));
    return values;
  }

  private static void write(GatewayClient client, String version)
      throws IOException, InterruptedException {
    JsonNode json = GatewayClient.json(version);
    client.importInto("calendar-versions", () -> Stream.of(json));
  }

  private static String week(String from) {
    return Stream.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")
        .map(
            day ->
                "{\"weekday\": \"%s\", \"startsAt\": \"%s\", \"endsAt\": \"17:00\"}"
                    .formatted(day, from))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
