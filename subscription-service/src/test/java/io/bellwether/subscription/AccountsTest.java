package io.bellwether.subscription;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class AccountsTest {

  private static final String GLOBEX =
      """
      {"externalId": "%s", "name": "Globex", "customerSince": "2024-03-01", "country": "DE"}
      """;

  @Test
  void a_created_account_can_be_read_by_its_id() {
    var created =
        creating("ana", GLOBEX.formatted("read-me"))
            .post("/v1/accounts")
            .then()
            .statusCode(201)
            .header("ETag", "\"1\"")
            .body("name", equalTo("Globex"))
            .body("region", nullValue())
            .extract();

    as("vic")
        .get(created.header("Location"))
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("externalId", equalTo("read-me"))
        .body("id", equalTo(created.path("id")));
  }

  @Test
  void the_id_follows_from_the_external_id() {
    var first =
        creating("ana", GLOBEX.formatted("same")).post("/v1/accounts").then().extract().path("id");

    importing("ana", "{\"externalId\": \"same\", \"region\": \"EMEA\"}")
        .queryParam("results", "all")
        .post("/v1/accounts:import")
        .then()
        .statusCode(200)
        .body(containsString("\"status\":\"updated\",\"id\":\"" + first + "\""));
  }

  @Test
  void a_request_without_a_token_is_a_problem() {
    given()
        .get("/v1/accounts")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", containsString("Bearer"))
        .body("code", equalTo("unauthenticated"))
        .body("type", equalTo("/problems/unauthenticated"));
  }

  @Test
  void a_token_that_does_not_verify_is_a_problem() {
    given()
        .header("Authorization", "Bearer abc.def.ghi")
        .get("/v1/accounts")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", equalTo("unauthenticated"));
  }

  @Test
  void a_viewer_may_not_write() {
    creating("vic", GLOBEX.formatted("no"))
        .post("/v1/accounts")
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"))
        .body("detail", containsString("csm"));
  }

  @Test
  void anothers_account_looks_like_one_that_never_was() {
    var foreign =
        creating("ana", GLOBEX.formatted("acmes"))
            .post("/v1/accounts")
            .then()
            .extract()
            .<String>path("id");
    var unknown = UUID.randomUUID().toString();

    var answerForForeign = as("otto").get("/v1/accounts/" + foreign).asString();
    var answerForUnknown = as("otto").get("/v1/accounts/" + unknown).asString();

    assertThat(masked(answerForForeign, foreign)).isEqualTo(masked(answerForUnknown, unknown));
    assertThat(answerForForeign).contains("\"code\":\"not-found\"");
  }

  private static String masked(String body, String id) {
    return body.replace(id, "ID").replaceAll("\"traceId\":\"[0-9a-f]+\"", "\"traceId\":\"T\"");
  }

  @Test
  void unknown_fields_and_parameters_are_named() {
    creating("ana", "{\"name\": \"A\", \"colour\": \"red\", \"version\": 3}")
        .post("/v1/accounts")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown-field"))
        .body("errors.pointer", hasItem("/colour"))
        .body("errors.pointer", hasItem("/version"));
    as("ana")
        .queryParam("colour", "red")
        .get("/v1/accounts")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown-parameter"))
        .body("errors[0].parameter", equalTo("colour"));
  }

  @Test
  void an_impossible_value_is_named_with_what_was_expected() {
    creating("ana", "{\"name\": \"A\", \"customerSince\": \"yesterday\", \"country\": \"XX\"}")
        .post("/v1/accounts")
        .then()
        .statusCode(422)
        .body("code", equalTo("invalid-value"))
        .body("detail", containsString("'yesterday'"));
    creating("ana", "{\"name\": \"A\", \"country\": \"XX\"}")
        .post("/v1/accounts")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/country"));
  }

  @Test
  void a_repeated_create_gives_the_same_answer_once() {
    var key = UUID.randomUUID().toString();
    var first = repeat(key, "{\"name\": \"Initech\"}");
    var second = repeat(key, "{ \"name\":\"Initech\" }");

    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(repeat(key, "{\"name\": \"Other\"}").statusCode()).isEqualTo(422);
  }

  private static io.restassured.response.Response repeat(String key, String body) {
    return as("ana")
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post("/v1/accounts");
  }

  @Test
  void a_change_needs_the_version_that_was_read() {
    var created = creating("ana", "{\"name\": \"Hooli\"}").post("/v1/accounts");
    var location = created.header("Location");
    var patch = "{\"tier\": \"GOLD\"}";

    change(location, null, patch).then().statusCode(428);
    change(location, "\"7\"", patch).then().statusCode(412);
    change(location, "\"1\"", patch)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("tier", equalTo("GOLD"))
        .body("name", equalTo("Hooli"));
    change(location, "\"2\"", "{\"tier\": null}").then().body("tier", nullValue());
  }

  private static io.restassured.response.Response change(
      String location, String etag, String patch) {
    var request = as("ana").contentType("application/merge-patch+json").body(patch);
    return (etag == null ? request : request.header("If-Match", etag)).patch(location);
  }

  @Test
  void a_list_is_read_in_pages_that_hold_each_account_once() {
    for (int i = 0; i < 5; i++) {
      creating("otto", "{\"name\": \"P%d\", \"segment\": \"paged\"}".formatted(i))
          .post("/v1/accounts");
    }

    var names = new java.util.ArrayList<String>();
    String cursor = null;
    do {
      var request = as("otto").queryParam("segment", "paged").queryParam("limit", 2);
      var page =
          (cursor == null ? request : request.queryParam("cursor", cursor))
              .get("/v1/accounts")
              .jsonPath();
      names.addAll(page.getList("items.name"));
      cursor = page.getString("nextCursor");
    } while (cursor != null);

    assertThat(names).containsExactly("P0", "P1", "P2", "P3", "P4");
  }

  @Test
  void a_bad_line_does_not_stop_the_others() {
    importing(
            "otto",
            "{\"externalId\": \"i1\", \"name\": \"One\"}",
            "{\"externalId\": \"i2\", \"nme\": \"Two\"}",
            "not json",
            "{\"externalId\": \"i4\", \"name\": \"Four\"}")
        .post("/v1/accounts:import")
        .then()
        .statusCode(200)
        .body(containsString("\"line\":2,\"status\":\"failed\""))
        .body(containsString("\"code\":\"malformed-json\""))
        .body(containsString("\"lines\":4,\"created\":2"));
    importing("otto", "{\"externalId\": \"i1\", \"name\": \"One\"}")
        .post("/v1/accounts:import")
        .then()
        .body(containsString("\"unchanged\":1"));
  }

  @Test
  void paths_and_methods_that_do_not_exist_are_problems() {
    as("ana").get("/v1/accounts/a:b").then().statusCode(404).body("code", equalTo("not-found"));
    as("ana").get("/v1/accounts/").then().statusCode(404).body("code", equalTo("not-found"));
    as("ana")
        .delete("/v1/accounts")
        .then()
        .statusCode(405)
        .body("code", equalTo("method-not-allowed"));
  }

  @Test
  void what_is_no_json_is_said_without_the_parsers_insides() {
    for (var body :
        new String[] {"{\"name\": ", "{} {}", "[]", "\"x\"", "{\"a\": 1, \"a\": 2}", ""}) {
      creating("ana", body)
          .post("/v1/accounts")
          .then()
          .statusCode(400)
          .body("code", equalTo("malformed-json"))
          .body("detail", org.hamcrest.Matchers.not(containsString("com.fasterxml")))
          .body("detail", org.hamcrest.Matchers.not(containsString("StreamRead")));
    }
    creating("ana", "{\"name\": \"\\ud800\"}").post("/v1/accounts").then().statusCode(422);
  }
}
