package io.bellwether.cases;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class AroundCasesTest {

  @Test
  void outages_may_overlap_and_do_not_end_before_they_begin() {
    importing(
            "ana",
            "{\"externalId\": \"o1\", \"region\": \"EMEA\", \"planned\": true, \"startedAt\": \"2026-01-01T00:00:00Z\", \"endedAt\": \"2026-01-01T04:00:00Z\"}",
            "{\"externalId\": \"o2\", \"region\": \"EMEA\", \"planned\": false, \"startedAt\": \"2026-01-01T01:00:00Z\"}",
            "{\"externalId\": \"o3\", \"planned\": false, \"startedAt\": \"2026-01-02T00:00:00Z\", \"endedAt\": \"2026-01-01T00:00:00Z\"}")
        .post("/v1/outages:import")
        .then()
        .body(containsString("\"created\":2"))
        .body(containsString("endedAt: '2026-01-01T00:00:00Z' (expected: not before startedAt"));
  }

  @Test
  void searches_without_result_are_searches() {
    creating(
            "ana",
            "{\"startedAt\": \"2026-01-01T00:00:00Z\", \"searches\": 1, \"searchesWithoutResult\": 2}")
        .post("/v1/self-service-sessions")
        .then()
        .statusCode(422)
        .body("detail", containsString("at most searches '1'"));
  }

  @Test
  void a_timeline_tells_events_and_activities_in_their_order() {
    var location =
        creating(
                "ana",
                "{\"externalId\": \"told\", \"createdAt\": \"2026-01-05T09:00:00Z\", \"channel\": \"EMAIL\", \"type\": \"DEFECT\", \"origin\": \"PROACTIVE\", \"reason\": \"LOGIN\"}")
            .post("/v1/cases")
            .header("Location");
    importing(
            "ana",
            "{\"externalId\": \"t3\", \"caseExternalId\": \"told\", \"happenedAt\": \"2026-01-05T12:00:00Z\", \"kind\": \"RESOLVED\", \"actorKind\": \"BOT\", \"documentationComplete\": true, \"articleId\": \"KB-1\"}",
            "{\"externalId\": \"t1\", \"caseExternalId\": \"told\", \"happenedAt\": \"2026-01-05T10:00:00Z\", \"kind\": \"ROUTED\", \"actorKind\": \"BOT\"}")
        .post("/v1/case-events:import")
        .then()
        .body(containsString("\"created\":2"));
    importing(
            "ana",
            "{\"externalId\": \"t2\", \"caseExternalId\": \"told\", \"happenedAt\": \"2026-01-05T11:00:00Z\", \"actorKind\": \"REP\", \"type\": \"REPLY\", \"direction\": \"OUTBOUND\", \"visibleToCustomer\": true, \"automated\": false, \"initiatedBy\": \"COMPANY\"}")
        .post("/v1/activities:import")
        .then()
        .body(containsString("\"created\":1"));

    as("vic")
        .get(location + "/timeline?sort=happenedAt")
        .then()
        .body("items.kind", equalTo(List.of("ROUTED", "REPLY", "RESOLVED")))
        .body("items.entity", equalTo(List.of("case-event", "activity", "case-event")));
    as("vic").get(location + "/stages").then().body("items.size()", equalTo(1));
    as("vic").get(location + "/activities").then().body("items[0].externalId", equalTo("t2"));
  }
}
