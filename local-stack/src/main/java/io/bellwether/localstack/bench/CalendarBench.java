package io.bellwether.localstack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.localstack.demo.GatewayClient;
import io.bellwether.localstack.demo.acme.AcmeCompany;
import io.bellwether.localstack.identity.DemoUser;
import io.bellwether.localstack.identity.DevelopmentIdentity;
import io.bellwether.localstack.suite.LocalSuite;
import io.bellwether.localstack.suite.Service;
import io.bellwether.localstack.suite.SuiteOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How long a calendar takes to be corrected when all cases of the demo are counted by it: a
/// holiday that few cases saw, and hours that change what nearly every case was counted with.
public final class CalendarBench {

  private static final double MAX_SECONDS = 2;

  /// What case-service holds of the demo, in the order in which it is told.
  private static final List<String> COLLECTIONS =
      List.of(
          "teams",
          "calendars",
          "calendar-versions",
          "reps",
          "releases",
          "cases",
          "case-events",
          "activities");

  private static final String VERSION =
      "{\"calendarExternalId\": \"office\", \"externalId\": \"office-1\", \"timeZone\": \"Europe/Berlin\", \"weeklyHours\": %s, \"holidays\": %s}";

  private static final String HOLIDAY = "[{\"date\": \"2026-05-01\"}]";

  private final Consumer<String> progress;

  public CalendarBench(Consumer<String> progress) {
    this.progress = progress;
  }

  public Outcome run(SuiteOptions usual) throws IOException, InterruptedException {
    try (var place = BenchDirectory.make();
        var suite = LocalSuite.start(place.options(usual, Service.CASE));
        var client = client(suite)) {
      load(client);
      var holiday = change("a holiday", client, VERSION.formatted(week("08:00", "18:00"), HOLIDAY));
      var hours = change("other hours", client, VERSION.formatted(week("09:00", "17:30"), HOLIDAY));
      return new Outcome(
          String.format(
              Locale.ROOT,
              "calendar: a holiday in %.2f s, other hours in %.2f s (each at most %.0f s)",
              holiday,
              hours,
              MAX_SECONDS),
          holiday <= MAX_SECONDS && hours <= MAX_SECONDS);
    }
  }

  private static GatewayClient client(LocalSuite suite) {
    return new GatewayClient(
        suite.serviceUrl(Service.CASE.module()),
        suite.identity().token(DevelopmentIdentity.claimsOf(DemoUser.ANA), Duration.ofHours(2)));
  }

  private void load(GatewayClient client) throws IOException, InterruptedException {
    var imports = new AcmeCompany(AcmeCompany.SEED).imports();
    for (var name : COLLECTIONS) {
      progress.accept(
          "%-20s %s"
              .formatted(name, client.importInto(name, Objects.requireNonNull(imports.get(name)))));
    }
    one(client, "calendars", "{\"externalId\": \"office\", \"name\": \"Office\"}");
    one(
        client,
        "sla-policies",
        "{\"externalId\": \"usual\", \"clock\": \"BUSINESS\", \"firstResponseSeconds\": 14400, \"resolutionSeconds\": 144000, \"pausingStages\": [\"WAITING_FOR_CUSTOMER\"]}");
    one(client, "calendar-versions", VERSION.formatted(week("08:00", "18:00"), "[]"));
    change(
        "the first calendar",
        client,
        "calendar-assignments",
        "{\"externalId\": \"all\", \"calendarExternalId\": \"office\"}");
  }

  private double change(String what, GatewayClient client, String version)
      throws IOException, InterruptedException {
    return change(what, client, "calendar-versions", version);
  }

  private double change(String what, GatewayClient client, String collection, String line)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    one(client, collection, line);
    double answered = (System.nanoTime() - began) / 1e9;
    while (!client.get("/v1/recalculations?state=RUNNING").path("items").isEmpty()) {
      Thread.sleep(20);
    }
    double done = (System.nanoTime() - began) / 1e9;
    progress.accept(
        String.format(
            Locale.ROOT, "%-20s answered after %.2f s, done after %.2f s", what, answered, done));
    return done;
  }

  private static void one(GatewayClient client, String collection, String line)
      throws IOException, InterruptedException {
    JsonNode json = GatewayClient.json(line);
    client.importInto(collection, () -> Stream.of(json));
  }

  private static String week(String from, String to) {
    return Stream.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")
        .map(
            day ->
                "{\"weekday\": \"%s\", \"startsAt\": \"%s\", \"endsAt\": \"%s\"}"
                    .formatted(day, from, to))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
