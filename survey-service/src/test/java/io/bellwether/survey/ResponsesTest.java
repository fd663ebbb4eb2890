package io.bellwether.survey;

import static io.bellwether.kit.testing.Api.creating;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

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
}
