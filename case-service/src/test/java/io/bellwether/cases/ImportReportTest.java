package io.bellwether.cases;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.importing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.bellwether.kit.testing.AtOnce;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class ImportReportTest {

  private static final String CASE =
      "{\"externalId\": \"%s\", \"createdAt\": \"2026-01-05T09:00:00Z\", \"channel\": \"EMAIL\","
          + " \"type\": \"DEFECT\"}";

  @Inject AgroalDataSource database;

  @Test
  void what_failed_can_be_read_again_where_the_answer_says() {
    var answer = importMixed("");

    var again = as("ana").get(answer.header("Location"));

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.asString()).isEqualTo(answer.asString());
    assertThat(again.asString().lines()).hasSize(3);
    assertThat(again.asString())
        .contains("\"line\":2,\"status\":\"failed\"", "\"line\":3,\"status\":\"failed\"")
        .contains("\"importId\":\"%s\"".formatted(importId(answer)));
  }

  @Test
  void successes_are_not_kept() {
    var answer = importMixed("?results=all");

    var again = as("ana").get(answer.header("Location")).asString();

    assertThat(answer.asString().lines()).hasSize(4);
    assertThat(again.lines()).hasSize(3);
    assertThat(answer.asString()).contains(again.lines().toList());
  }

  @Test
  void a_report_is_of_its_tenant_and_of_its_collection() {
    var location = importMixed("").header("Location");

    as("otto").get(location).then().statusCode(404).body("code", equalTo("not-found"));
    as("ana").get(location.replace("cases:", "activities:")).then().statusCode(404);
    as("ana").get("/v1/cases:import/none").then().statusCode(404);
  }

  @Test
  void a_report_is_gone_after_a_day() throws SQLException {
    var location = importMixed("").header("Location");
    age(location.substring(location.lastIndexOf('/') + 1), "23 hours 59 minutes");
    as("ana").get(location).then().statusCode(200);

    age(location.substring(location.lastIndexOf('/') + 1), "2 minutes");

    as("ana").get(location).then().statusCode(404);
    importMixed("");
    assertThat(parts("created_at < now() - interval '24 hours'")).isZero();
  }

  @Test
  void a_number_is_the_same_again_however_many_zeros_it_ends_with() {
    for (var hours : List.of("20", "20.0", "2e1", "0", "0.00", "37.50", "37.5")) {
      var rep =
          "{\"externalId\": \"%s\", \"name\": \"Kim\", \"weeklyHours\": %s, \"sourceUpdatedAt\": \"2026-01-01T00:00:00Z\"}"
              .formatted(UUID.randomUUID(), hours);
      importing("ana", rep).post("/v1/reps:import");

      var again = importing("ana", rep).post("/v1/reps:import").asString();

      assertThat(again).as(hours).contains("\"unchanged\":1", "\"failed\":0");
    }
  }

  @Test
  void the_same_new_rows_may_be_imported_by_many_at_once() {
    for (int round = 0; round < 10; round++) {
      var name = UUID.randomUUID().toString();
      var lines =
          IntStream.range(0, 40).mapToObj(n -> CASE.formatted(name + n)).toArray(String[]::new);

      var answers = AtOnce.times(6, n -> () -> importing("ana", lines).post("/v1/cases:import"));

      assertThat(answers).extracting(Response::statusCode).containsOnly(200);
      assertThat(answers)
          .allSatisfy(answer -> assertThat(answer.asString()).contains("\"failed\":0"));
      assertThat(answers.stream().filter(answer -> answer.asString().contains("\"created\":40")))
          .hasSize(1);
    }
  }

  /// One good line and two bad ones.
  private static Response importMixed(String parameters) {
    return importing("ana", CASE.formatted(UUID.randomUUID()), "{\"colour\": 1}", "[]")
        .post("/v1/cases:import" + parameters);
  }

  private static String importId(Response answer) {
    return answer.header("Location").replace("/v1/cases:import/", "");
  }

  private void age(String importId, String by) throws SQLException {
    asTenant(
        "UPDATE import_report SET created_at = created_at - interval '%s' WHERE import_id = '%s'"
            .formatted(by, importId));
  }

  private long parts(String condition) throws SQLException {
    return asTenant("SELECT count(*) FROM import_report WHERE " + condition);
  }

  private long asTenant(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SELECT set_config('app.tenant', 'acme', true)");
      long answer = statement.execute(sql) ? first(statement) : statement.getUpdateCount();
      connection.commit();
      connection.setAutoCommit(true);
      return answer;
    }
  }

  private static long first(Statement statement) throws SQLException {
    try (var row = statement.getResultSet()) {
      row.next();
      return row.getLong(1);
    }
  }
}
