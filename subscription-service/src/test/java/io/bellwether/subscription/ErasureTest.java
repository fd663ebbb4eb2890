package io.bellwether.subscription;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static io.bellwether.kit.testing.Api.withRoles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.bellwether.kit.testing.AtOnce;
import io.bellwether.kit.testing.Feed;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.bellwether.kit.testing.Traces;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who asked to be forgotten is.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class ErasureTest {

  @Inject AgroalDataSource database;

  private final Person robin = new Person();

  /// Five words that nothing else says.
  private record Person(String key, String name, String email, String phone, String role) {

    Person() {
      this(word(), word(), word() + "@people.example", word(), word());
    }

    private static String word() {
      return "w" + UUID.randomUUID().toString().replace("-", "");
    }

    List<String> words() {
      return List.of(key, name, email, phone, role);
    }

    String json() {
      return """
      {"externalId": "%s", "accountExternalId": "erasure", "name": "%s", "email": "%s",
       "phone": "%s", "role": "%s"}
      """
          .formatted(key, name, email, phone, role)
          .replace("\n", " ");
    }

    String request() {
      return "{\"contactExternalId\": \"%s\"}".formatted(key);
    }
  }

  @BeforeEach
  void a_person_is_known() {
    importing("ana", "{\"externalId\": \"erasure\", \"name\": \"Globex\"}")
        .post("/v1/accounts:import")
        .then()
        .statusCode(200);
    created(robin).statusCode(201);
  }

  @Test
  void nothing_tells_about_somebody_who_was_erased() {
    var other = new Person();
    created(other).statusCode(201);
    // What is refused is quoted in a stored report.
    importing(
            "ana",
            robin.json().replace(robin.email(), robin.email() + " "),
            robin.json().replace("\"phone\"", "\"fax\""))
        .post("/v1/contacts:import")
        .then()
        .body(containsString("\"failed\":2"));
    Traces.analyze();
    assertThat(Traces.of(robin.words())).isNotEmpty();

    erase("ana", robin.request())
        .statusCode(200)
        .body("entity", equalTo("contact"))
        .body("rows", equalTo(List.of(Map.of("collection", "contacts", "count", 1))));

    assertThat(Traces.of(robin.words())).isEmpty();
    // Somebody else is as before.
    assertThat(Traces.of(other.words())).hasSizeGreaterThanOrEqualTo(other.words().size());
  }

  @Test
  void readers_of_the_feed_are_told_the_id() {
    var id = erase("ana", robin.request()).extract().<String>path("id");

    assertThat(Feed.changes())
        .filteredOn(change -> change.path("id").asText().equals(id))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.path("op").asText()).isEqualTo("E");
              assertThat(change.path("entity").asText()).isEqualTo("contact");
              assertThat(change.path("payload").isNull()).isTrue();
            });
  }

  @Test
  void it_may_be_done_again() {
    var first = erase("ana", robin.request()).extract().<String>path("erasedAt");

    erase("ana", robin.request())
        .statusCode(200)
        .body("erasedAt", equalTo(first))
        .body("rows[0].count", equalTo(0));
  }

  @Test
  void somebody_who_was_erased_is_not_taken_in_again() {
    erase("ana", robin.request()).statusCode(200);

    created(robin)
        .statusCode(409)
        .body("code", equalTo("conflict"))
        .body("detail", containsString("was erased at"));
    importing("ana", robin.json())
        .post("/v1/contacts:import")
        .then()
        .body(containsString("\"failed\":1"))
        .body(containsString("was erased at"));
  }

  @Test
  void the_audit_log_knows_by_id() {
    var id = erase("ana", robin.request()).extract().<String>path("id");

    as("ana")
        .get("/v1/contacts:audit?id=" + id)
        .then()
        .body("items.operation", hasItem("erased"))
        .body("items[0].subject", equalTo("ana"));
  }

  @Test
  void it_is_the_admin_of_the_tenant_who_erases() {
    withRoles(List.of("viewer", "agent", "csm", "finance"))
        .contentType("application/json")
        .body(robin.request())
        .post("/v1/contacts:erase")
        .then()
        .statusCode(403);
    // The same key names another person in another tenant.
    erase("otto", robin.request()).statusCode(200).body("rows[0].count", equalTo(0));

    assertThat(Traces.of(List.of(robin.name()))).isNotEmpty();
  }

  /// Either the row is there in time to be erased, or it is refused.
  @Test
  void nobody_slips_in_while_being_erased() {
    for (int round = 0; round < 5; round++) {
      var person = new Person();

      AtOnce.times(
          6,
          n ->
              () ->
                  n == 0
                      ? erase("ana", person.request()).extract().statusCode()
                      : created(person).extract().statusCode());

      assertThat(Traces.of(person.words())).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 422 | invalid-value",
        "{\"contactId\": \"x\"} | 422 | invalid-value",
        "{\"contactId\": \"0197f0c2-7b1e-7cc1-8b1f-5d2a6c1e9f00\", \"contactExternalId\": \"a\"} | 422 | invalid-value",
        "{\"name\": \"Robin\"} | 400 | unknown-field",
      })
  void who_is_meant_must_be_clear(String body, int status, String code) {
    erase("ana", body).statusCode(status).body("code", equalTo(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UPDATE erasure SET erased_at = now()", "DELETE FROM erasure", "TRUNCATE erasure"})
  void the_application_cannot_change_whom_it_forgot(String statement) throws SQLException {
    try (var connection = database.getConnection();
        var sql = connection.createStatement()) {
      connection.setAutoCommit(false);
      sql.execute("SELECT set_config('app.tenant', 'acme', true)");

      assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("permission denied");
      connection.rollback();
    }
  }

  private static ValidatableResponse created(Person person) {
    return creating("ana", person.json()).post("/v1/contacts").then();
  }

  private static ValidatableResponse erase(String user, String body) {
    return as(user).contentType("application/json").body(body).post("/v1/contacts:erase").then();
  }
}
