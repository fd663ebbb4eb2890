package io.bellwether.cases;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What follows from a row goes with it.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class DeletedRowsTest {

  @Test
  void a_case_whose_resolution_is_deleted_is_open_again() {
    var id = aCase();
    var event =
        created(
            "case-events",
            "{\"caseId\": \"%s\", \"happenedAt\": \"2026-01-06T09:00:00Z\", \"kind\": \"RESOLVED\"}"
                .formatted(id));
    as("ana").get("/v1/cases/" + id).then().body("status", equalTo("RESOLVED"));

    delete("case-events", event).statusCode(204);

    as("ana")
        .get("/v1/cases/" + id)
        .then()
        .body("status", equalTo("OPEN"))
        .body("resolvedAt", nullValue());
  }

  @Test
  void a_case_whose_answer_is_deleted_has_not_been_answered() {
    var id = aCase();
    var reply =
        created(
            "activities",
            """
            {"caseId": "%s", "happenedAt": "2026-01-05T10:00:00Z", "actorKind": "REP",
             "type": "REPLY", "direction": "OUTBOUND", "visibleToCustomer": true,
             "automated": false}
            """
                .formatted(id));
    as("ana")
        .get("/v1/cases/" + id)
        .then()
        .body("firstRespondedAt", equalTo("2026-01-05T10:00:00Z"));

    delete("activities", reply).statusCode(204);

    as("ana").get("/v1/cases/" + id).then().body("firstRespondedAt", nullValue());
  }

  @Test
  void a_case_goes_after_its_events_and_takes_its_intervals_along() {
    var id = aCase();
    var event =
        created(
            "case-events",
            "{\"caseId\": \"%s\", \"happenedAt\": \"2026-01-06T09:00:00Z\", \"kind\": \"RESOLVED\"}"
                .formatted(id));
    delete("cases", id)
        .statusCode(409)
        .body("detail", containsString("is referred to by 1 case-events (caseId)"));

    delete("case-events", event).statusCode(204);
    delete("cases", id).statusCode(204);

    as("ana").get("/v1/case-intervals?caseId=" + id).then().body("items", empty());
  }

  private static String aCase() {
    return created(
        "cases",
        "{\"externalId\": \"%s\", \"createdAt\": \"2026-01-05T09:00:00Z\", \"channel\": \"EMAIL\", \"type\": \"DEFECT\"}"
            .formatted(UUID.randomUUID()));
  }

  private static String created(String collection, String body) {
    return creating("ana", body)
        .post("/v1/" + collection)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse delete(String collection, String id) {
    var path = "/v1/%s/%s".formatted(collection, id);
    return as("ana").header("If-Match", as("ana").get(path).header("ETag")).delete(path).then();
  }
}
