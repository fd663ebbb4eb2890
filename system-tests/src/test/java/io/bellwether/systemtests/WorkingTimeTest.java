package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Working seconds that scoring counts by itself are those that case-service publishes.
@ExtendWith(Suite.class)
class WorkingTimeTest {

  private static final int CASES = 400;
  private static final List<String> TIERS = List.of("OFFICE", "NIGHT", "LATE", "NOBODY");
  private static final String ALL_OF_IT = "from=2026-01-01&to=2027-01-01&timeZone=UTC";

  private static final String VERSION =
      """
      {"externalId": "%s", "calendarExternalId": "%s", "validFrom": %s, "timeZone": "%s", \
      "weeklyHours": [%s], "holidays": [%s]}\
      """;

  private static final String OFFICE =
      """
      {"weekday": "MONDAY", "startsAt": "09:00", "endsAt": "17:00"}, \
      {"weekday": "TUESDAY", "startsAt": "08:30", "endsAt": "12:15"}, \
      {"weekday": "TUESDAY", "startsAt": "11:00", "endsAt": "18:00"}, \
      {"weekday": "THURSDAY", "startsAt": "09:00", "endsAt": "17:00"}\
      """;

  private static final String NIGHTS =
      """
      {"weekday": "SATURDAY", "startsAt": "22:00", "endsAt": "06:00"}, \
      {"weekday": "WEDNESDAY", "startsAt": "00:00", "endsAt": "00:00"}, \
      {"weekday": "SUNDAY", "startsAt": "20:00", "endsAt": "04:30"}\
      """;

  private static final String HOLIDAYS =
      """
      {"date": "2026-03-30"}, {"date": "2026-05-05", "startsAt": "12:00"}, {"date": "2026-03-29", "endsAt": "02:30"}\
      """;

  private static final String RESOLVED =
      """
      {"externalId": "end%1$s", "caseExternalId": "c%1$s", "kind": "RESOLVED", "happenedAt": "%2$s"}\
      """;

  private static final String LATER =
      """
      {"externalId": "later", "createdAt": "2026-01-01T00:00:00Z", "channel": "EMAIL", "type": "DEFECT"}\
      """;

  private final Random random = new Random(48);

  /// Each case is an account's own, so that a group is a case.
  @Test
  void both_services_count_the_same_working_seconds_of_every_case(Suite.Running running) {
    var tenant = running.tenant();
    tenant.loadAll(files());

    var published = byAccount(tenant, "first-response-time?clock=business");
    var counted = byAccount(tenant, "wait-time?clock=business");
    assertThat(counted).isEqualTo(published);
    assertThat(published).hasSize(CASES);
    assertThat(published.values())
        .filteredOn(answer -> !answer.endsWith("null"))
        .hasSizeGreaterThan(200);
    assertThat(published.values())
        .filteredOn(answer -> answer.endsWith("null"))
        .hasSizeGreaterThan(100);

    var at = Instant.now().truncatedTo(ChronoUnit.MICROS);
    // With a row that is written later the facts go further than that.
    tenant.loadAll(Map.of("cases", List.of(LATER)));
    var soFar = rows(tenant, "time-to-resolution", "openForBusiness", at);
    assertThat(rows(tenant, "time-in-stage", "thereForBusiness", at)).isEqualTo(soFar);
    tenant.loadAll(
        Map.of(
            "case-events",
            IntStream.range(0, CASES).mapToObj(n -> RESOLVED.formatted(n, at)).toList()));

    assertThat(rows(tenant, "time-to-resolution", "resolvedAfterBusiness", Instant.now()))
        .isEqualTo(soFar);
    assertThat(byAccount(tenant, "time-in-stage?definition=until-resolution-business"))
        .isEqualTo(byAccount(tenant, "time-to-resolution?definition=first-resolution-business"));
    assertThat(soFar).hasSizeGreaterThan(200);
    assertThat(soFar.values()).doesNotContain(0.0);
  }

  private Map<String, List<String>> files() {
    var files = new LinkedHashMap<String, List<String>>();
    files.put(
        "calendars",
        List.of("OFFICE", "NIGHT", "LATE").stream()
            .map(name -> "{\"externalId\": \"%1$s\", \"name\": \"%1$s\"}".formatted(name))
            .toList());
    files.put(
        "calendar-versions",
        List.of(
            VERSION.formatted("o1", "OFFICE", "null", "Europe/Berlin", OFFICE, HOLIDAYS),
            VERSION.formatted(
                "o2", "OFFICE", "\"2026-04-20\"", "America/New_York", NIGHTS, HOLIDAYS),
            VERSION.formatted("n1", "NIGHT", "null", "Asia/Kolkata", NIGHTS, HOLIDAYS),
            VERSION.formatted("l1", "LATE", "\"2026-03-16\"", "Australia/Lord_Howe", NIGHTS, "")));
    files.put(
        "calendar-assignments",
        List.of("OFFICE", "NIGHT", "LATE").stream()
            .map(
                "{\"externalId\": \"%1$s\", \"calendarExternalId\": \"%1$s\", \"serviceTier\": \"%1$s\"}"
                    ::formatted)
            .toList());
    var accounts = new ArrayList<String>();
    var cases = new ArrayList<String>();
    var replies = new ArrayList<String>();
    for (int n = 0; n < CASES; n++) {
      var created =
          Instant.parse("2026-03-01T00:00:00Z").plusMillis(random.nextLong(90L * 86_400_000));
      var replied = created.plusMillis(random.nextLong(12L * 86_400_000));
      accounts.add("{\"externalId\": \"a%1$d\", \"name\": \"%1$d\"}".formatted(n));
      cases.add(
          "{\"externalId\": \"c%1$d\", \"accountExternalId\": \"a%1$d\", \"createdAt\": \"%2$s\", \"channel\": \"EMAIL\", \"type\": \"DEFECT\", \"serviceTier\": \"%3$s\"}"
              .formatted(n, created, TIERS.get(n % TIERS.size())));
      replies.add(
          "{\"externalId\": \"r%1$d\", \"caseExternalId\": \"c%1$d\", \"happenedAt\": \"%2$s\", \"actorKind\": \"REP\", \"type\": \"REPLY\", \"direction\": \"OUTBOUND\", \"visibleToCustomer\": true, \"automated\": false}"
              .formatted(n, replied));
    }
    files.put("accounts", accounts);
    files.put("cases", cases);
    files.put("activities", replies);
    return files;
  }

  private static Map<String, String> byAccount(Tenant tenant, String question) {
    var values = new HashMap<String, String>();
    tenant
        .answer(question + "&" + ALL_OF_IT + "&groupBy=account")
        .<Map<String, ?>>getList("results")
        .forEach(
            result ->
                values.put(
                    String.valueOf(result.get("group")),
                    result.get("n") + " " + result.get("value")));
    return values;
  }

  /// By case, what counts in a term of the median that knows what is not over.
  private static Map<String, Double> rows(
      Tenant tenant, String metric, String term, Instant knownAt) {
    var values = new HashMap<String, Double>();
    String cursor = "";
    while (cursor != null) {
      var page =
          tenant.answer(
              "%s/rows?%s&definition=censored&clock=business&term=%s&limit=200&knownAt=%s%s"
                  .formatted(
                      metric,
                      ALL_OF_IT,
                      term,
                      knownAt,
                      cursor.isEmpty() ? "" : "&cursor=" + cursor));
      for (var row : page.<Map<String, ?>>getList("items")) {
        if (Boolean.TRUE.equals(row.get("included"))) {
          var part = (Map<?, ?>) ((Map<?, ?>) row.get("terms")).get(term);
          values.put(row.get("id").toString(), Double.valueOf(part.get("value").toString()));
        }
      }
      cursor = page.getString("nextCursor");
    }
    return values;
  }
}
