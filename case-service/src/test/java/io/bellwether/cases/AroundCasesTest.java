package io.bellwether.cases;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static io.bellwether.kit.testing.Api.withRoles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.bellwether.kit.testing.Feed;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class AroundCasesTest {

  private static final String CALL =
      "\"actorKind\": \"REP\", \"type\": \"CALL\", \"direction\": \"OUTBOUND\", \"visibleToCustomer\": true, \"automated\": false";

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
  void mail_chat_and_community_are_told_apart_and_a_visit_may_end_in_action() {
    creating(
            "ana",
            "{\"externalId\": \"forum\", \"createdAt\": \"2026-01-05T09:00:00Z\", \"channel\": \"COMMUNITY\", \"type\": \"HOW_TO\"}")
        .post("/v1/cases")
        .then()
        .statusCode(201);
    for (var type : List.of("EMAIL", "CHAT")) {
      creating(
              "ana",
              "{\"caseExternalId\": \"forum\", \"happenedAt\": \"2026-01-05T10:00:00Z\", "
                  + CALL.replace("CALL", type)
                  + "}")
          .post("/v1/activities")
          .then()
          .statusCode(201)
          .body("type", equalTo(type));
    }
    creating("ana", "{\"startedAt\": \"2026-01-01T00:00:00Z\", \"lastStep\": \"ACTION\"}")
        .post("/v1/self-service-sessions")
        .then()
        .statusCode(201);

    as("vic").get("/v1/cases?channel=COMMUNITY").then().body("items", hasSize(1));
    as("vic").get("/v1/self-service-sessions?lastStep=ACTION").then().body("items", hasSize(1));
  }

  @Test
  void what_a_case_turned_out_to_be_is_said_when_it_ends_and_published() {
    creating(
            "ana",
            "{\"externalId\": \"turned\", \"createdAt\": \"2026-01-05T09:00:00Z\", \"channel\": \"EMAIL\", \"type\": \"HOW_TO\"}")
        .post("/v1/cases")
        .then()
        .statusCode(201);
    creating("ana", ended("turned", "ESCALATED"))
        .post("/v1/case-events")
        .then()
        .statusCode(422)
        .body("detail", containsString("rootCause: 'DEFECT' (expected: none, as kind is"));
    for (var kind : List.of("RESOLVED", "CLOSED")) {
      creating("ana", ended("turned", kind))
          .post("/v1/case-events")
          .then()
          .statusCode(201)
          .body("rootCause", equalTo("DEFECT"));
    }

    as("vic").get("/v1/cases?externalId=turned").then().body("items[0].type", equalTo("HOW_TO"));
    as("vic").get("/v1/case-events?rootCause=DEFECT").then().body("items", hasSize(2));
    assertThat(Feed.changes())
        .filteredOn(change -> change.toString().contains("root_cause"))
        .anyMatch(change -> change.toString().contains("DEFECT"));
  }

  private static String ended(String aCase, String kind) {
    return """
    {"caseExternalId": "%s", "happenedAt": "2026-01-05T12:00:00Z", "kind": "%s",
     "rootCause": "DEFECT"}
    """
        .formatted(aCase, kind);
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

  @Test
  void a_contact_with_an_account_needs_no_case_and_is_no_part_of_ones_story() {
    var location =
        withRoles(List.of("csm"))
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .contentType("application/json")
            .body(
                "{\"accountExternalId\": \"checked-in\", \"happenedAt\": \"2026-01-05T11:00:00Z\", %s}"
                    .formatted(CALL))
            .post("/v1/activities")
            .then()
            .statusCode(201)
            .body("caseId", equalTo(null))
            .extract()
            .header("Location");
    var account = as("vic").get(location).path("accountId").toString();

    as("vic").get("/v1/activities?accountId=" + account).then().body("items.size()", equalTo(1));
    as("vic").get("/v1/timeline").then().body("items.caseId", everyItem(notNullValue()));
    assertThat(
            Feed.changes().stream()
                .map(change -> change.path("payload"))
                .filter(payload -> payload.path("account_id").asText().equals(account))
                .map(payload -> payload.path("case_id").isNull()))
        .containsExactly(true);
  }

  @Test
  void a_contact_with_nobody_is_refused() {
    creating("ana", "{\"happenedAt\": \"2026-01-05T11:00:00Z\", %s}".formatted(CALL))
        .post("/v1/activities")
        .then()
        .statusCode(422)
        .body(
            "detail", equalTo("accountId: missing (expected: an account, as there is no caseId)"));
  }

  @Test
  void an_activity_cannot_be_about_one_customers_case_and_with_another_customer() {
    importing(
            "ana",
            "{\"externalId\": \"theirs\", \"accountExternalId\": \"them\", \"createdAt\": \"2026-01-05T09:00:00Z\", \"channel\": \"EMAIL\", \"type\": \"DEFECT\"}",
            "{\"externalId\": \"anybodys\", \"createdAt\": \"2026-01-05T09:00:00Z\", \"channel\": \"EMAIL\", \"type\": \"DEFECT\"}")
        .post("/v1/cases:import");
    var them = as("ana").get("/v1/cases?externalId=theirs").path("items[0].accountId").toString();
    var line =
        "{\"caseExternalId\": \"%s\", \"accountExternalId\": \"%s\", \"happenedAt\": \"2026-01-05T11:00:00Z\", "
            + CALL
            + "}";

    importing(
            "ana",
            line.formatted("theirs", "others"),
            line.formatted("theirs", "them"),
            line.formatted("anybodys", "others"))
        .post("/v1/activities:import")
        .then()
        .body(containsString("\"created\":2"))
        .body(containsString("this one's is '%s'".formatted(them)));
  }

  @Test
  void who_asked_and_what_was_not_in_the_contract_leave_as_an_id_and_a_flag() {
    importing(
            "ana",
            "{\"externalId\": \"refused\", \"contactExternalId\": \"kim\", \"entitlementRefused\": true, \"createdAt\": \"2026-01-05T09:00:00Z\", \"channel\": \"EMAIL\", \"type\": \"HOW_TO\"}")
        .post("/v1/cases:import");
    var refused = as("vic").get("/v1/cases?entitlementRefused=true&externalId=refused");
    var contact = refused.path("items[0].contactId").toString();

    assertThat(UUID.fromString(contact)).isNotNull();
    var payload =
        Feed.changes().stream()
            .map(change -> change.path("payload"))
            .filter(change -> change.path("contact_id").asText().equals(contact))
            .findFirst()
            .orElseThrow();
    assertThat(payload.path("entitlement_refused").asBoolean()).isTrue();
  }
}
