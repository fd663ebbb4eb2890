package io.bellwether.cases;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.kit.testing.Api;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.bellwether.localstack.identity.DemoUser;
import io.bellwether.localstack.identity.DevelopmentIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who was turned away stands in the audit log of the tenant.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class DeniedAccessTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319d";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String person = "denied-" + UUID.randomUUID();

  @Test
  void whose_roles_do_not_suffice_is_written_down() {
    var id = UUID.randomUUID();

    token(List.of("viewer"), Duration.ofHours(1))
        .header("traceparent", "00-%s-b7ad6b7169203331-01".formatted(TRACE))
        .header("If-Match", "\"1\"")
        .delete("/v1/releases/" + id)
        .then()
        .statusCode(403);

    var entry = entry("releases", "denied");
    assertThat(entry)
        .containsEntry("subject", person)
        .containsEntry("route", "DELETE /v1/releases/{id}")
        .containsEntry("traceId", TRACE)
        .containsEntry("times", 1)
        .containsEntry("ids", List.of());
    as("otto").get("/v1/releases:audit").then().body("items", empty());
  }

  @Test
  void who_insists_is_written_down_as_one() {
    for (int n = 0; n < 20; n++) {
      token(List.of("viewer"), Duration.ofHours(1)).get("/v1/outages:audit").then().statusCode(403);
    }

    entry("outages", "denied");
    assertThat(entries("outages", "denied")).hasSizeLessThan(3);
  }

  @Test
  void a_token_that_is_too_old_is_written_down() {
    token(List.of("viewer"), Duration.ofHours(-1)).get("/v1/articles").then().statusCode(401);

    assertThat(entry("articles", "refused"))
        .containsEntry("subject", person)
        .containsEntry("route", "GET /v1/articles");
  }

  /// Whoever is no customer of ours could fill the log of one who is.
  @Test
  void a_token_that_anybody_can_make_is_not() {
    var real = ServiceEnvironment.identity().token(claims(List.of("viewer")), Duration.ofHours(-1));
    var forged = real.substring(0, real.lastIndexOf('.')) + "." + "A".repeat(342);

    bearer(forged).get("/v1/deflections").then().statusCode(401);

    token(List.of(), Duration.ofHours(1)).get("/v1/deflections").then().statusCode(403);
    entry("deflections", "denied");
    assertThat(entries("deflections", "refused")).isEmpty();
  }

  @Test
  void a_denial_that_cannot_be_written_stays_a_denial_and_is_written_later() throws SQLException {
    superuser("ALTER FUNCTION audit_denial RENAME TO audit_denial_away");
    try {
      token(List.of("viewer"), Duration.ofHours(1)).get("/v1/teams:audit").then().statusCode(403);
      until(
          () -> ServiceEnvironment.log().contains("refusals of tenant acme are not in the audit"));
      token(List.of("viewer"), Duration.ofHours(1)).get("/v1/teams:audit").then().statusCode(403);
    } finally {
      superuser("ALTER FUNCTION audit_denial_away RENAME TO audit_denial");
    }

    assertThat(entry("teams", "denied")).containsEntry("times", 2);
  }

  @Test
  void what_was_done_happened_once() {
    Api.creating("ana", "{\"releasedAt\": \"2026-01-01T00:00:00Z\"}")
        .post("/v1/releases")
        .then()
        .statusCode(201);

    as("ana")
        .get("/v1/releases:audit?limit=200")
        .then()
        .body("items.findAll { it.operation == 'created' }[0].times", equalTo(1))
        .body("items.findAll { it.operation == 'created' }[0].route", equalTo(null));
  }

  private RequestSpecification token(List<String> roles, Duration life) {
    return bearer(ServiceEnvironment.identity().token(claims(roles), life));
  }

  private Map<String, Object> claims(List<String> roles) {
    var claims = DevelopmentIdentity.claimsOf(DemoUser.ANA);
    claims.put("sub", person);
    claims.put("realm_access", Map.of("roles", roles));
    return claims;
  }

  private Map<String, Object> entry(String collection, String operation) {
    until(() -> !entries(collection, operation).isEmpty());
    return entries(collection, operation).getFirst();
  }

  private List<Map<String, Object>> entries(String collection, String operation) {
    return as("ana")
        .get("/v1/%s:audit?limit=200".formatted(collection))
        .jsonPath()
        .<Map<String, Object>>getList("items")
        .stream()
        .filter(entry -> operation.equals(entry.get("operation")))
        .filter(entry -> person.equals(entry.get("subject")))
        .toList();
  }

  private interface Condition {
    boolean holds();
  }

  private static void until(Condition condition) {
    var end = Instant.now().plus(PATIENCE);
    while (!condition.holds()) {
      assertThat(Instant.now()).as("in time").isBefore(end);
      Thread.onSpinWait();
    }
  }

  private static void superuser(String sql) throws SQLException {
    try (var connection =
            ServiceEnvironment.postgres()
                .superuser(ServiceEnvironment.databaseName())
                .getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
