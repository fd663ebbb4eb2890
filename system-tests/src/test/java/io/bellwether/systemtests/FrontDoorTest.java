package io.bellwether.systemtests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag(Suite.ANY_IDENTITY)
@ExtendWith(Suite.class)
class FrontDoorTest {

  private final String gateway;
  private final Suite.Running running;

  FrontDoorTest(Suite.Running running) {
    this.running = running;
    this.gateway = running.suite().gateway();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/accounts",
        "/v1/cases",
        "/v1/surveys",
        "/v1/metrics/submissions?from=2026-01-01&to=2026-02-01",
        "/v1/status"
      })
  void nobody_gets_in_without_a_token(String path) {
    var answer = given().baseUri(gateway).get(path);

    isProblem(answer, 401, "unauthenticated");
  }

  @Test
  void a_viewer_may_not_write() {
    var answer =
        running
            .bearer(running.suite().token("vic"))
            .header("Idempotency-Key", "k")
            .contentType("application/json")
            .body("{\"name\": \"Globex\"}")
            .post("/v1/accounts");

    isProblem(answer, 403, "forbidden");
  }

  @Test
  void anothers_account_looks_like_one_that_never_was() {
    var owner = running.tenant();
    owner.create("accounts", "{\"externalId\": \"mine\", \"name\": \"Globex\"}");
    String id = owner.api().get("/v1/accounts?externalId=mine").path("items[0].id");
    var unknownId = UUID.randomUUID().toString();

    var stranger = running.tenant();
    var foreign = stranger.api().get("/v1/accounts/" + id);
    var unknown = stranger.api().get("/v1/accounts/" + unknownId);

    isProblem(foreign, 404, "not-found");
    assertThat(masked(foreign, id)).isEqualTo(masked(unknown, unknownId));
  }

  private static String masked(Response answer, String id) {
    return answer
        .asString()
        .replace(id, "ID")
        .replaceAll("\"traceId\":\"\\w+\"", "\"traceId\":\"\"");
  }

  @Test
  void an_unknown_parameter_or_field_is_refused() {
    var tenant = running.tenant();

    isProblem(tenant.api().get("/v1/accounts?colour=red"), 400, "unknown-parameter");
    isProblem(
        tenant.api().get("/v1/metrics/submissions?from=2026-01-01&to=2026-02-01&colour=red"),
        400,
        "unknown-parameter");
    isProblem(
        tenant
            .api()
            .header("Idempotency-Key", "k")
            .contentType("application/json")
            .body("{\"name\": \"Globex\", \"colour\": \"red\"}")
            .post("/v1/accounts"),
        400,
        "unknown-field");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/changes",
        "/v1/%63hanges",
        "/v1/accounts/../changes",
        "/v1//changes",
        "/q/health",
        "/q/metrics",
        "/v2/accounts"
      })
  void feed_and_management_do_not_exist_through_the_gateway(String path) {
    var feedToken = running.people().feedToken();

    for (var token : new String[] {running.suite().token("ana"), feedToken}) {
      assertThat(running.bearer(token).get(path).statusCode()).as(path).isIn(400, 401, 404);
    }
    assertThat(running.bearer(running.suite().token("ana")).get(path).statusCode())
        .as(path)
        .isIn(400, 404);
  }

  @Test
  void the_merged_document_is_public_and_holds_every_services_operations() {
    given()
        .baseUri(gateway)
        .get("/openapi.json")
        .then()
        .statusCode(200)
        .body("paths.'/v1/accounts'.get.operationId", equalTo("listAccounts"))
        .body("paths.'/v1/cases'.post.operationId", equalTo("createCase"))
        .body("paths.'/v1/responses:import'.post.operationId", equalTo("importResponses"))
        .body("paths.'/v1/metrics/{metricId}'.get.operationId", equalTo("getMetric"))
        .body("paths.'/v1/changes'", equalTo(null));
  }

  private static void isProblem(Response answer, int status, String code) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("type", equalTo("/problems/" + code))
        .body("status", equalTo(status));
  }
}
