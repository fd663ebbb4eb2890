package io.bellwether.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A made-up company with a year of cases, contracts and surveys, as files to import. Much of it
/// happens at midnight of some zone on days on which clocks are set: where a day begins decides
/// what counts. Two seeds make two companies that call their rows by the same external ids.
final class Company {

  static final int YEAR = 2025;

  /// Where its customers live.
  static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kathmandu");

  /// On which the clocks of Los Angeles, Berlin and Auckland are set.
  private static final List<LocalDate> CLOCK_CHANGES =
      List.of(
          LocalDate.of(YEAR, 3, 9),
          LocalDate.of(YEAR, 3, 30),
          LocalDate.of(YEAR, 4, 6),
          LocalDate.of(YEAR, 9, 28),
          LocalDate.of(YEAR, 10, 26),
          LocalDate.of(YEAR, 11, 2));

  private static final Map<String, List<String>> REFERS_TO =
      Map.of(
          "contracts", List.of("accounts"),
          "subscription-lines", List.of("contracts"),
          "costs", List.of("accounts"),
          "service-revenue", List.of("accounts"),
          "usage", List.of("accounts"),
          "reps", List.of("teams"),
          "case-events", List.of("cases"),
          "activities", List.of("cases", "reps"),
          "invitations", List.of("surveys"),
          "responses", List.of("invitations"));

  private static final int ACCOUNTS = 40;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Random random;
  private final Map<String, List<String>> files = new LinkedHashMap<>();

  private Company(long seed) {
    this.random = new Random(seed);
  }

  /// Lines by collection, in an order in which references resolve.
  static Map<String, List<String>> files(long seed) {
    var company = new Company(seed);
    company.customers();
    company.people();
    company.cases();
    company.surveys();
    return company.files;
  }

  /// The same lines, those of each file in another order, and the files too: before a file come
  /// those of its own service that it refers to, and nothing else is sure.
  static Map<String, List<String>> shuffled(Map<String, List<String>> files, long seed) {
    var random = new Random(seed);
    var waiting = new ArrayList<>(files.keySet());
    var shuffled = new LinkedHashMap<String, List<String>>();
    while (!waiting.isEmpty()) {
      var possible =
          waiting.stream()
              .filter(
                  file -> shuffled.keySet().containsAll(REFERS_TO.getOrDefault(file, List.of())))
              .toList();
      var next = possible.get(random.nextInt(possible.size()));
      waiting.remove(next);
      var lines = new ArrayList<>(files.getOrDefault(next, List.of()));
      Collections.shuffle(lines, random);
      shuffled.put(next, lines);
    }
    return shuffled;
  }

  private void customers() {
    for (int n = 0; n < ACCOUNTS; n++) {
      account(n);
      var since = day(YEAR - 1);
      var until = random.nextInt(3) == 0 ? day(YEAR).toString() : null;
      line(
          "contracts",
          "externalId",
          "k" + n,
          "accountExternalId",
          "a" + n,
          "type",
          "SUBSCRIPTION",
          "startDate",
          since.toString(),
          "endDate",
          until);
      line(
          "subscription-lines",
          "externalId",
          "l" + n,
          "accountExternalId",
          "a" + n,
          "contractExternalId",
          "k" + n,
          "plan",
          one("BASIC", "PRO"),
          "interval",
          one("DAY", "WEEK", "MONTH", "QUARTER", "YEAR"),
          "amount",
          money(),
          "startDate",
          since.toString(),
          "endDate",
          until);
      if (random.nextBoolean()) {
        line(
            "subscription-lines",
            "externalId",
            "growth" + n,
            "accountExternalId",
            "a" + n,
            "plan",
            "SEATS",
            "interval",
            "MONTH",
            "amount",
            money(),
            "startDate",
            day(YEAR).toString());
      }
      line(
          "costs",
          "externalId",
          "c" + n,
          "accountExternalId",
          "a" + n,
          "incurredOn",
          day(YEAR).toString(),
          "serviceType",
          one("SUPPORT", "TRAINING"),
          "costBasis",
          one("DIRECT", "LOADED"),
          "amount",
          money());
      line(
          "service-revenue",
          "externalId",
          "s" + n,
          "accountExternalId",
          "a" + n,
          "recognizedOn",
          day(YEAR).toString(),
          "serviceType",
          one("TRAINING", "CONSULTING"),
          "amount",
          money());
      line(
          "usage",
          "externalId",
          "u" + n,
          "accountExternalId",
          "a" + n,
          "usedOn",
          day(YEAR).toString(),
          "seatsUsed",
          random.nextInt(100));
    }
  }

  /// Of every second account the source says what it was and when that changed; of the others it
  /// says twice how things are, and the later word counts, whichever line comes first.
  private void account(int n) {
    if (n % 2 == 0) {
      for (var since :
          List.of("2024-01-01T00:00:00Z", "2025-05-01T00:00:00Z", "2025-09-30T22:00:00Z")) {
        account(n, "Customer " + n, "effectiveFrom", since, attributes());
      }
    } else {
      var attributes = attributes();
      account(n, "Customer", "sourceUpdatedAt", "2025-01-01T00:00:00Z", attributes);
      account(n, "Customer " + n, "sourceUpdatedAt", "2025-06-01T00:00:00Z", attributes);
    }
  }

  private List<@Nullable String> attributes() {
    return Arrays.asList(
        one("EMEA", "AMER", "APAC", null),
        one("DE", "US", "NZ", null),
        one("GOLD", "SILVER", null),
        one("SMB", "MID_MARKET", null));
  }

  private void account(
      int n, String name, String time, String at, List<@Nullable String> attributes) {
    line(
        "accounts",
        "externalId",
        "a" + n,
        "name",
        name,
        "customerSince",
        "%d-01-01".formatted(YEAR - 1),
        "region",
        attributes.get(0),
        "country",
        attributes.get(1),
        "tier",
        attributes.get(2),
        "segment",
        attributes.get(3),
        time,
        at);
  }

  private void people() {
    line("teams", "externalId", "t0", "name", "First level");
    for (int n = 0; n < 4; n++) {
      line("reps", "externalId", "r" + n, "name", "Rep " + n, "teamExternalId", "t0");
    }
  }

  private void cases() {
    int n = 0;
    for (var created : moments()) {
      var id = "case" + n++;
      line(
          "cases",
          "externalId",
          id,
          "accountExternalId",
          "a" + random.nextInt(ACCOUNTS),
          "createdAt",
          created.toString(),
          "channel",
          one("EMAIL", "PHONE", "CHAT"),
          "type",
          one("HOW_TO", "DEFECT", "BILLING"),
          "severity",
          one("CRITICAL", "LOW", null),
          "priority",
          one("URGENT", "NORMAL", null),
          "serviceTier",
          one("GOLD", null));
      var answered = created.plusSeconds(random.nextInt(90_000));
      var resolved = answered.plusSeconds(random.nextInt(900_000));
      line(
          "activities",
          "externalId",
          id + "-reply",
          "caseExternalId",
          id,
          "happenedAt",
          answered.toString(),
          "actorKind",
          "REP",
          "repExternalId",
          "r" + random.nextInt(4),
          "type",
          "REPLY",
          "direction",
          "OUTBOUND",
          "visibleToCustomer",
          true,
          "automated",
          false,
          "minutesWorked",
          random.nextInt(60));
      if (random.nextInt(4) > 0) {
        event(id, "RESOLVED", resolved);
      }
      if (random.nextInt(5) == 0) {
        event(id, "REOPENED", resolved.plusSeconds(3_600));
      }
    }
  }

  private void event(String id, String kind, Instant at) {
    line(
        "case-events",
        "externalId",
        id + kind,
        "caseExternalId",
        id,
        "happenedAt",
        at.toString(),
        "kind",
        kind);
  }

  private void surveys() {
    int n = 0;
    survey("NPS", 0, 10);
    survey("CSAT", 1, 5);
    survey("CES", 1, 7);
    for (var answered : moments()) {
      var account = "a" + random.nextInt(ACCOUNTS);
      var survey = one("NPS", "CSAT", "CES");
      line(
          "invitations",
          "externalId",
          "i" + n,
          "surveyExternalId",
          survey,
          "accountExternalId",
          account,
          "sentAt",
          answered.minusSeconds(random.nextInt(90_000)).toString());
      line(
          "responses",
          "externalId",
          "answer" + n,
          "surveyExternalId",
          survey,
          "accountExternalId",
          account,
          "invitationExternalId",
          "i" + n++,
          "score",
          "NPS".equals(survey) ? random.nextInt(11) : 1 + random.nextInt(5),
          "respondedAt",
          answered.toString());
    }
  }

  private void survey(String kind, int min, int max) {
    line(
        "surveys",
        "externalId",
        kind,
        "name",
        kind,
        "kind",
        kind,
        "scaleMin",
        min,
        "scaleMax",
        max);
  }

  /// The last second of a day and the first of the next, in every zone.
  private List<Instant> moments() {
    var moments = new ArrayList<Instant>();
    for (var day : CLOCK_CHANGES) {
      for (var zone : ZONES) {
        var morning = day.atStartOfDay(ZoneId.of(zone)).toInstant();
        var evening = day.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
        moments.addAll(List.of(morning.minusSeconds(1), morning, evening.minusSeconds(1), evening));
      }
    }
    return moments;
  }

  private LocalDate day(int year) {
    return LocalDate.ofYearDay(year, 1 + random.nextInt(365));
  }

  private Map<String, Object> money() {
    return Map.of("amountMinor", 1 + random.nextInt(100_000), "currency", "EUR");
  }

  private @Nullable String one(@Nullable String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /// Says each field: one that is left out would stay as an earlier line had it, null clears it.
  private void line(String collection, @Nullable Object... namesAndValues) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    try {
      files
          .computeIfAbsent(collection, _ -> new ArrayList<>())
          .add(JSON.writeValueAsString(object));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
