package io.bellwether.survey;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class ResponsesTest {

  private static final String RESPONSE =
      """
      {"surveyExternalId": "csat", "score": %d, "respondedAt": "2026-02-01T08:00:00Z"}
      """;

  @BeforeEach
  void survey() {
    creating(
            "ana",
            """
            {"externalId": "csat", "name": "After a case", "kind": "CSAT", "scaleMin": 1,
             "scaleMax": 5}
            """)
        .post("/v1/surveys");
  }

  @Test
  void a_score_on_the_scale_is_kept() {
    creating("ana", RESPONSE.formatted(5))
        .post("/v1/responses")
        .then()
        .statusCode(201)
        .body("score", equalTo(5));
  }

  @Test
  void a_score_outside_the_scale_is_refused_with_both_values() {
    creating("ana", RESPONSE.formatted(6))
        .post("/v1/responses")
        .then()
        .statusCode(422)
        .body("code", equalTo("invalid-value"))
        .body("detail", containsString("'6'"))
        .body("detail", containsString("1 to 5"));
  }

  @Test
  void a_response_to_an_unknown_survey_is_refused() {
    creating("ana", RESPONSE.formatted(3).replace("csat", "none"))
        .post("/v1/responses")
        .then()
        .statusCode(422)
        .body("code", equalTo("unknown-reference"));
  }

  @Test
  void promoters_and_detractors_need_their_scale() {
    creating("ana", "{\"name\": \"N\", \"kind\": \"NPS\", \"scaleMin\": 1, \"scaleMax\": 5}")
        .post("/v1/surveys")
        .then()
        .statusCode(422)
        .body("detail", containsString("0 to 10"));
  }

  @Test
  void a_changed_answer_keeps_what_was_said_first() {
    var created = creating("ana", RESPONSE.formatted(2)).post("/v1/responses");
    as("ana")
        .contentType("application/merge-patch+json")
        .header("If-Match", created.header("ETag"))
        .body("{\"score\": 5, \"editedAt\": \"2026-02-02T08:00:00Z\"}")
        .patch(created.header("Location"))
        .then()
        .statusCode(200)
        .body("score", equalTo(5))
        .body("firstScore", equalTo(2));

    as("ana")
        .contentType("application/merge-patch+json")
        .header("If-Match", "\"2\"")
        .body("{\"firstScore\": 5}")
        .patch(created.header("Location"))
        .then()
        .statusCode(422)
        .body("detail", containsString("'5' (expected: '2', which cannot change)"));
  }

  @Test
  void an_importer_who_knows_the_first_score_says_it() {
    creating("ana", RESPONSE.formatted(5).replace("\"score\"", "\"firstScore\": 1, \"score\""))
        .post("/v1/responses")
        .then()
        .statusCode(201)
        .body("firstScore", equalTo(1));
    creating("ana", RESPONSE.formatted(5).replace("\"score\"", "\"firstScore\": 0, \"score\""))
        .post("/v1/responses")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/firstScore"));
  }

  @Test
  void reasons_are_a_set_of_codes() {
    var response = RESPONSE.replace("\"score\"", "\"reasonCodes\": %s, \"score\"");
    var created =
        creating("ana", response.formatted("[\"SLOW\", \"PRICE\", \"SLOW\"]", 2))
            .post("/v1/responses");
    created.then().statusCode(201).body("reasonCodes", contains("PRICE", "SLOW"));
    as("ana").get(created.header("Location")).then().body("reasonCodes", contains("PRICE", "SLOW"));
    for (var none : new String[] {"[\"a, b\"]", "[1]", "\"SLOW\"", "[\"\"]"}) {
      creating("ana", response.formatted(none, 2))
          .post("/v1/responses")
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo("/reasonCodes"));
    }
  }

  @Test
  void a_follow_up_comes_after_the_answer() {
    var response = creating("ana", RESPONSE.formatted(2)).post("/v1/responses").<String>path("id");
    var followUp = "{\"responseId\": \"%s\", \"contactedAt\": \"%s\"}";
    creating("ana", followUp.formatted(response, "2026-02-01T07:59:59Z"))
        .post("/v1/follow-ups")
        .then()
        .statusCode(422)
        .body("detail", containsString("'2026-02-01T07:59:59Z'"))
        .body("detail", containsString("'2026-02-01T08:00:00Z'"));
    creating("ana", followUp.formatted(response, "2026-02-01T08:00:00Z"))
        .post("/v1/follow-ups")
        .then()
        .statusCode(201);
  }

  @Test
  void a_threshold_lies_on_the_scale_and_promoters_are_above() {
    var survey = "{\"name\": \"N\", \"kind\": \"%s\", \"scaleMin\": 0, \"scaleMax\": 10, %s}";
    creating("ana", survey.formatted("CES", "\"threshold\": 11"))
        .post("/v1/surveys")
        .then()
        .statusCode(422)
        .body("detail", containsString("'11' (expected: a score on the scale, 0 to 10)"));
    creating("ana", survey.formatted("NPS", "\"direction\": \"LOWER_IS_BETTER\""))
        .post("/v1/surveys")
        .then()
        .statusCode(422);
    creating("ana", survey.formatted("NPS", "\"threshold\": 9"))
        .post("/v1/surveys")
        .then()
        .statusCode(201)
        .body("direction", equalTo("HIGHER_IS_BETTER"));
    creating("ana", survey.formatted("CES", "\"item\": \"EFFORT\""))
        .post("/v1/surveys")
        .then()
        .statusCode(201)
        .body("direction", nullValue());
  }

  @Test
  void an_answer_belongs_to_the_survey_that_it_was_asked_by() {
    creating(
            "ana",
            "{\"externalId\": \"other\", \"name\": \"N\", \"kind\": \"CSAT\", \"scaleMin\": 1, \"scaleMax\": 5}")
        .post("/v1/surveys");
    var invitation =
        creating("ana", "{\"surveyExternalId\": \"other\", \"sentAt\": \"2026-01-01T08:00:00Z\"}")
            .post("/v1/invitations")
            .<String>path("id");
    creating(
            "ana",
            RESPONSE
                .formatted(3)
                .replace("\"score\"", "\"invitationId\": \"%s\", \"score\"".formatted(invitation)))
        .post("/v1/responses")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/invitationId"));
  }
}
