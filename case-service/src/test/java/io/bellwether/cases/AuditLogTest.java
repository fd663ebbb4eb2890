package io.bellwether.cases;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.importing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who wrote what is written down with the change, and stays as it is.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class AuditLogTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @Inject AgroalDataSource database;

  @Test
  void each_write_leaves_who_did_what_to_which_row() {
    var id = created();
    raised(id);

    // The change, and what followed from it for the case.
    audit("ana", "?id=" + id)
        .body("items.operation", equalTo(List.of("updated", "updated", "created")))
        .body("items.ids", everyItem(equalTo(List.of(id))))
        .body("items[0].subject", equalTo("ana"))
        .body("items[0].traceId", equalTo(TRACE))
        .body("nextCursor", nullValue());
  }

  @Test
  void an_import_leaves_one_entry_a_batch_and_none_for_what_was_there() {
    var first = caseLine(UUID.randomUUID());
    var second = caseLine(UUID.randomUUID());
    importing("ana", first, second).post("/v1/cases:import").then().statusCode(200);
    var before = audit("ana", "?limit=200").extract().<List<Object>>path("items").size();

    importing("ana", first, second).post("/v1/cases:import").then().statusCode(200);

    audit("ana", "?limit=1").body("items[0].ids", hasSize(2));
    audit("ana", "?limit=200").body("items", hasSize(before));
  }

  @Test
  void what_is_refused_leaves_nothing() {
    var before = audit("ana", "?limit=200").extract().<List<Object>>path("items").size();

    as("ana")
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body("{\"createdAt\": \"2026-01-05T09:00:00Z\"}")
        .post("/v1/cases")
        .then()
        .statusCode(422);

    audit("ana", "?limit=200").body("items", hasSize(before));
  }

  private static void raised(String id) {
    as("ana")
        .contentType("application/merge-patch+json")
        .header("If-Match", "\"1\"")
        .header("traceparent", "00-%s-b7ad6b7169203331-01".formatted(TRACE))
        .body("{\"priority\": \"HIGH\"}")
        .patch("/v1/cases/" + id)
        .then()
        .statusCode(200);
  }

  /// Of one row: who is turned away is written down in the same log, at any time.
  @Test
  void the_log_comes_in_pages() {
    var id = created();
    raised(id);

    var operations = new ArrayList<String>();
    var cursor = "";
    while (cursor != null && operations.size() < 10) {
      var page = audit("ana", "?limit=1&id=" + id + cursor).body("items", hasSize(1)).extract();
      operations.add(page.path("items[0].operation"));
      var next = page.<String>path("nextCursor");
      cursor = next == null ? null : "&cursor=" + next;
    }

    assertThat(operations).containsExactly("updated", "updated", "created");
  }

  @Test
  void it_is_the_admins_of_the_tenant_who_read_it() {
    var id = created();

    audit("otto", "?id=" + id).body("items", empty());
    as("vic").get("/v1/cases:audit").then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource({
    "id=x, invalid-parameter",
    "limit=0, invalid-parameter",
    "limit=201, invalid-parameter",
    "cursor=x, invalid-cursor",
    "subject=ana, unknown-parameter",
  })
  void a_question_that_cannot_be_read_is_refused(String query, String code) {
    as("ana").get("/v1/cases:audit?" + query).then().statusCode(400).body("code", equalTo(code));
  }

  /// The application's role is the one whose connections the service uses.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit_entry SET subject = 'somebody else'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
        "INSERT INTO audit_entry (tenant_id, collection, operation, row_ids)"
            + " VALUES ('acme', 'support_case', 'INSERT', '{}')",
      })
  void the_application_cannot_write_it(String statement) throws SQLException {
    created();
    try (var connection = database.getConnection();
        var sql = connection.createStatement()) {
      connection.setAutoCommit(false);
      sql.execute("SELECT set_config('app.tenant', 'acme', true)");
      try (var entries = sql.executeQuery("SELECT count(*) FROM audit_entry")) {
        entries.next();
        assertThat(entries.getLong(1)).isPositive();
      }

      assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("permission denied");
      connection.rollback();
    }
  }

  private static ValidatableResponse audit(String user, String query) {
    return as(user).get("/v1/cases:audit" + query).then().statusCode(200);
  }

  private static String created() {
    return as("ana")
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(caseLine(UUID.randomUUID()))
        .post("/v1/cases")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String caseLine(UUID externalId) {
    return ("{\"externalId\": \"%s\", \"createdAt\": \"2026-01-05T09:00:00Z\", \"channel\": \"EMAIL\","
            + " \"type\": \"DEFECT\"}")
        .formatted(externalId);
  }
}
