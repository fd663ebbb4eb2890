package io.bellwether.subscription;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static io.bellwether.kit.testing.Api.withRoles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.bellwether.kit.collection.Catalog;
import io.bellwether.kit.collection.Money;
import io.bellwether.kit.testing.AtOnce;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What has money in it is voided: it stays readable, and counts no more.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class VoidedRowsTest {

  @Inject Catalog catalog;

  private String name;

  @BeforeEach
  void an_account_has_a_contract_with_a_line() {
    name = UUID.randomUUID().toString();
    created("accounts", "{\"externalId\": \"%1$s\", \"name\": \"Globex\"}");
    created("contracts", CONTRACT);
    created("subscription-lines", LINE);
  }

  private static final String CONTRACT =
      "{\"externalId\": \"%1$s\", \"accountExternalId\": \"%1$s\", \"type\": \"SUBSCRIPTION\","
          + " \"startDate\": \"2026-01-01\"}";

  private static final String LINE =
      "{\"externalId\": \"%1$s\", \"accountExternalId\": \"%1$s\", \"contractExternalId\": \"%1$s\","
          + " \"plan\": \"PRO\", \"interval\": \"MONTH\","
          + " \"amount\": {\"amountMinor\": 1000, \"currency\": \"EUR\"}, \"startDate\": \"2026-01-01\"}";

  @Test
  void every_collection_with_money_in_it_is_voided() {
    assertThat(catalog.list())
        .filteredOn(shape -> !shape.voidable())
        .flatMap(shape -> shape.attributes())
        .noneMatch(attribute -> attribute.javaType() == Money.class);
  }

  @Test
  void a_contract_is_voided_after_its_lines() {
    invalidate("contracts", "{\"reasonCode\": \"MISTAKE\"}")
        .statusCode(409)
        .body("code", equalTo("conflict"))
        .body("detail", containsString("1 subscription-lines (contractId)"));

    invalidate("subscription-lines", "{\"reasonCode\": \"MISTAKE\"}").statusCode(200);
    invalidate("contracts", "{\"reasonCode\": \"MISTAKE\"}")
        .statusCode(200)
        .body("voidReason", equalTo("MISTAKE"));
  }

  @Test
  void what_had_money_in_it_keeps_its_account() {
    invalidate("subscription-lines", "{\"reasonCode\": \"MISTAKE\"}").statusCode(200);
    invalidate("contracts", "{\"reasonCode\": \"MISTAKE\"}").statusCode(200);
    var account = one("accounts");

    as("ana")
        .header("If-Match", as("ana").get(account).header("ETag"))
        .delete(account)
        .then()
        .statusCode(409)
        .body("detail", containsString("1 contracts (accountId), 1 subscription-lines"));
  }

  @Test
  void the_same_file_again_changes_nothing_and_other_content_is_refused() {
    invalidate("subscription-lines", "{\"reasonCode\": \"MISTAKE\"}").statusCode(200);
    invalidate("contracts", "{\"reasonCode\": \"MISTAKE\"}").statusCode(200);
    var line = LINE.formatted(name);

    importing("ana", line, line.replace("1000", "2000"))
        .post("/v1/subscription-lines:import?results=all")
        .then()
        .statusCode(200)
        .body(containsString("\"line\":1,\"status\":\"unchanged\""))
        .body(containsString("\"line\":2,\"status\":\"failed\""))
        .body(containsString("\"code\":\"invalid-state\""));
  }

  @Test
  void nothing_new_refers_to_what_is_voided() {
    invalidate("subscription-lines", "{\"reasonCode\": \"MISTAKE\"}").statusCode(200);
    invalidate("contracts", "{\"reasonCode\": \"MISTAKE\"}").statusCode(200);

    creating("ana", LINE.formatted(name).replaceFirst(name, name + "-2"))
        .post("/v1/subscription-lines")
        .then()
        .statusCode(422)
        .body("code", equalTo("unknown-reference"));
  }

  @Test
  void a_reason_is_a_code() {
    invalidate("subscription-lines", "{}").statusCode(422).body("code", equalTo("invalid-value"));
    invalidate("subscription-lines", "{\"reasonCode\": \"robin@globex.example\"}").statusCode(422);
    invalidate("subscription-lines", "{\"reasonCode\": \"A\", \"voidedAt\": null}")
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of("/voidedAt")));
  }

  /// Who sells deals writes them; what once counted is for finance to take back.
  @Test
  void who_writes_deals_does_not_void_them() {
    withRoles(List.of("csm"))
        .contentType("application/json")
        .body("{\"reasonCode\": \"A\"}")
        .post("/v1/deals/%s:void".formatted(UUID.randomUUID()))
        .then()
        .statusCode(403);
  }

  /// In every order of the two, no line that counts refers to a contract that does not.
  @Test
  void a_line_cannot_slip_under_a_contract_that_is_being_voided() {
    invalidate("subscription-lines", "{\"reasonCode\": \"MISTAKE\"}").statusCode(200);
    var etag = as("ana").get(one("contracts")).header("ETag");

    var statuses =
        AtOnce.times(
            6,
            n ->
                () ->
                    n == 0
                        ? invalidate("contracts", etag, "{\"reasonCode\": \"A\"}")
                            .extract()
                            .statusCode()
                        : creating("ana", LINE.formatted(name).replaceFirst(name, name + "-" + n))
                            .post("/v1/subscription-lines")
                            .statusCode());

    var lines = as("ana").get("/v1/subscription-lines?contractExternalId=" + name).then();
    if (statuses.getFirst() == 200) {
      lines.body("items", hasSize(0));
    } else {
      assertThat(statuses.getFirst()).isEqualTo(409);
      lines.body("items", hasSize((int) statuses.stream().filter(s -> s == 201).count()));
    }
  }

  private void created(String collection, String body) {
    creating("ana", body.formatted(name)).post("/v1/" + collection).then().statusCode(201);
  }

  private String one(String collection) {
    var found =
        as("ana")
            .get("/v1/%s?externalId=%s".formatted(collection, name))
            .<String>path("items[0].id");
    return "/v1/%s/%s".formatted(collection, found);
  }

  private ValidatableResponse invalidate(String collection, String body) {
    return invalidate(collection, as("ana").get(one(collection)).header("ETag"), body);
  }

  private ValidatableResponse invalidate(String collection, String etag, String body) {
    return as("ana")
        .header("If-Match", etag)
        .contentType("application/json")
        .body(body)
        .post(one(collection) + ":void")
        .then();
  }
}
