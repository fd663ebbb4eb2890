package io.bellwether.cases;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class CalendarsTest {

  private static final String VERSION =
      """
      {"externalId": "%s", "calendarExternalId": "%s", "timeZone": "%s", "weeklyHours": %s, \
      "holidays": %s}
      """;

  @Test
  void the_hours_of_a_version_come_back_as_they_were_sent() {
    calendar("as-sent");
    var location =
        creating(
                "ana",
                VERSION.formatted(
                    "v-as-sent",
                    "as-sent",
                    "Europe/Berlin",
                    "[{\"weekday\": \"FRIDAY\", \"startsAt\": \"22:00\", \"endsAt\": \"06:00\"}]",
                    "[{\"date\": \"2026-12-24\", \"startsAt\": \"12:00\", \"endsAt\": null}]"))
            .post("/v1/calendar-versions")
            .then()
            .statusCode(201)
            .extract()
            .header("Location");

    as("vic")
        .get(location)
        .then()
        .body("weeklyHours", hasSize(1))
        .body("weeklyHours[0].weekday", equalTo("FRIDAY"))
        .body("weeklyHours[0].startsAt", equalTo("22:00"))
        .body("weeklyHours[0].endsAt", equalTo("06:00"))
        .body("holidays[0].date", equalTo("2026-12-24"))
        .body("holidays[0].startsAt", equalTo("12:00"))
        .body("holidays[0].endsAt", equalTo(null));
  }

  @Test
  void a_version_that_is_imported_again_is_unchanged() {
    calendar("again");
    var line =
        VERSION.formatted(
            "v-again",
            "again",
            "UTC",
            "[{\"weekday\": \"MONDAY\", \"startsAt\": \"09:00\", \"endsAt\": \"17:00:00\"}]",
            "[]");
    importing("ana", line).post("/v1/calendar-versions:import");

    importing("ana", line)
        .post("/v1/calendar-versions:import")
        .then()
        .body(containsString("\"unchanged\":1"));
  }

  @Test
  void hours_that_are_none_are_refused_with_what_was_expected() {
    calendar("refused");
    for (var hours :
        new String[] {
          "[{\"weekday\": \"MONDAY\", \"startsAt\": \"25:00\", \"endsAt\": \"17:00\"}]",
          "[{\"weekday\": \"MONDAY\", \"endsAt\": \"17:00\"}]",
          "[{\"weekday\": \"MONDAY\", \"startsAt\": \"09:00\", \"endsAt\": \"17:00\", \"lunch\": 1}]",
          "{\"weekday\": \"MONDAY\"}",
          "[\"MONDAY\"]"
        }) {
      creating("ana", VERSION.formatted("v-refused", "refused", "UTC", hours, "[]"))
          .post("/v1/calendar-versions")
          .then()
          .statusCode(422)
          .body("errors[0].pointer", containsString("weeklyHours"))
          .body("detail", containsString("a time of day"));
    }
  }

  @Test
  void a_zone_that_nobody_knows_is_refused_by_name() {
    calendar("zoneless");

    creating("ana", VERSION.formatted("v-zoneless", "zoneless", "Europe/Atlantis", "[]", "[]"))
        .post("/v1/calendar-versions")
        .then()
        .statusCode(422)
        .body("detail", containsString("Europe/Atlantis"));
  }

  @Test
  void the_versions_of_a_calendar_are_listed_under_it() {
    var mine = calendar("listed");
    var other = calendar("listed-not");
    importing("ana", VERSION.formatted("v-listed", "listed", "UTC", "[]", "[]"))
        .post("/v1/calendar-versions:import");

    as("vic")
        .get(mine + "/calendar-versions")
        .then()
        .statusCode(200)
        .body("items.externalId", equalTo(java.util.List.of("v-listed")));
    as("vic").get(other + "/calendar-versions").then().body("items", hasSize(0));
    as("otto").get(mine + "/calendar-versions").then().statusCode(404);
  }

  private static String calendar(String externalId) {
    return creating("ana", "{\"externalId\": \"%s\", \"name\": \"Hours\"}".formatted(externalId))
        .post("/v1/calendars")
        .header("Location");
  }
}
