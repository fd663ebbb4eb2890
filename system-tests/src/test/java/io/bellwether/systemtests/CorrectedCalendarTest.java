package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.localstack.process.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Suite.class)
class CorrectedCalendarTest {

  private static final String CALENDAR = "{\"externalId\": \"office\", \"name\": \"Office\"}";

  private static final String OF_ALL = "{\"calendarExternalId\": \"office\"}";

  private static final String HOURS =
      """
      {"externalId": "hours", "calendarExternalId": "office", "timeZone": "UTC", "validFrom": "2020-01-01", \
      "weeklyHours": [{"weekday": "MONDAY", "startsAt": "08:00", "endsAt": "18:00"}], "holidays": []}\
      """;

  /// A Monday: four hours by the calendar on the wall and by that of the office.
  private static final String CASE =
      """
      {"externalId": "%d", "createdAt": "2021-01-04T10:00:00Z", "channel": "EMAIL", "type": "DEFECT"}\
      """;

  private static final String RESOLVED =
      """
      {"externalId": "%1$d", "caseExternalId": "%1$d", "kind": "RESOLVED", "happenedAt": "2021-01-04T14:00:00Z"}\
      """;

  private static final String CLOSED_AT_NOON =
      "[{\"date\": \"2021-01-04\", \"startsAt\": \"12:00\"}]";

  /// So few that all of them are published before the correction is answered, see ADR 0040. One of
  /// five may meet a pause of the machine, for the clock of a test is not the product's.
  @Test
  void business_times_of_metrics_follow_within_two_seconds_and_calendar_times_stay(
      Suite.Running running) {
    var tenant = running.tenant();
    load(tenant, 1_000);

    var took = new ArrayList<Duration>();
    for (int n = 1; n <= 5; n++) {
      var expected = n % 2 == 1 ? 2.0 : 4.0;
      var began = Instant.now();
      correct(tenant, n % 2 == 1 ? CLOSED_AT_NOON : "[]");
      Waiting.until(
          "%s hours".formatted(expected),
          Duration.ofSeconds(20),
          () -> hours(tenant, "business") == expected);
      took.add(Duration.between(began, Instant.now()));
      assertThat(hours(tenant, "calendar")).isEqualTo(4);
    }

    assertThat(took.stream().sorted().toList().get(3))
        .as("the last but one of %s", took)
        .isLessThanOrEqualTo(Duration.ofSeconds(2));
  }

  /// So many that most are published later: until then they are counted from the calendar, see ADR
  /// 0052, and never some by the old hours and some by the new. Of two corrections one may meet a
  /// pause of the machine.
  @Test
  void all_cases_of_a_large_tenant_are_counted_by_the_same_hours_at_any_time(
      Suite.Running running) {
    var tenant = running.tenant();
    load(tenant, 6_000);

    var followedBeforePublished = new ArrayList<Boolean>();
    for (int n = 1; n <= 2; n++) {
      var before = n == 1 ? 4.0 : 2.0;
      var after = n == 1 ? 2.0 : 4.0;
      correct(tenant, n == 1 ? CLOSED_AT_NOON : "[]");
      var seen = new ArrayList<Double>();
      Waiting.until(
          "all cases published, and told by what is published",
          Duration.ofSeconds(60),
          () -> {
            var published = isPublished(tenant);
            seen.add(hours(tenant, "business"));
            if (seen.getLast() == after && seen.indexOf(after) == seen.size() - 1) {
              followedBeforePublished.add(!published);
            }
            return published && seen.getLast() == after;
          });
      assertThat(seen).isSubsetOf(before, after).isSortedAccordingTo(followed(before, after));
      assertThat(hours(tenant, "calendar")).isEqualTo(4);
    }
    assertThat(followedBeforePublished).hasSize(2).contains(true);
  }

  private static Comparator<Double> followed(double before, double after) {
    return Comparator.comparing(hours -> Math.signum(after - before) * hours);
  }

  private static void load(Tenant tenant, int cases) {
    var files = new LinkedHashMap<String, List<String>>();
    files.put("calendars", List.of(CALENDAR));
    files.put("calendar-versions", List.of(HOURS));
    files.put("calendar-assignments", List.of(OF_ALL));
    files.put("cases", IntStream.range(0, cases).mapToObj(CASE::formatted).toList());
    files.put("case-events", IntStream.range(0, cases).mapToObj(RESOLVED::formatted).toList());
    tenant.loadAll(files);
    assertThat(hours(tenant, "business")).isEqualTo(4);
  }

  private static boolean isPublished(Tenant tenant) {
    return tenant
        .api()
        .get("/v1/recalculations?state=RUNNING")
        .jsonPath()
        .getList("items")
        .isEmpty();
  }

  private static void correct(Tenant tenant, String holidays) {
    var id = tenant.api().get("/v1/calendar-versions").jsonPath().getString("items[0].id");
    var version = "/v1/calendar-versions/" + id;
    tenant
        .api()
        .contentType("application/merge-patch+json")
        .header("If-Match", tenant.api().get(version).header("ETag"))
        .body("{\"holidays\": %s}".formatted(holidays))
        .patch(version)
        .then()
        .statusCode(200);
  }

  private static double hours(Tenant tenant, String clock) {
    return tenant
            .answer("time-to-resolution?from=2021-01-01&to=2021-02-01&clock=" + clock)
            .getDouble("results[0].value")
        / 3600;
  }
}
