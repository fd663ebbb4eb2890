package io.bellwether.kit.testing;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kit.access.RouteTable;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is another tenant's is not there: over every route that takes an id, and in every table
/// when the service itself would ask for everything.
public interface TenancyContract {

  String INSUFFICIENT_PRIVILEGE = "42501";

  /// The role × route table of the service under test.
  RouteTable routeTable();

  /// A body to create a resource with, by collection, in an order in which references resolve.
  Map<String, String> samples();

  @Test
  default void what_another_tenant_holds_looks_like_what_never_was() {
    samples().forEach((collection, sample) -> RemovalContract.Removal.of(collection, sample));
    var imports = new LinkedHashMap<String, String>();
    samples()
        .keySet()
        .forEach(
            collection ->
                imports.put(
                    collection,
                    importing("ana", "")
                        .post("/v1/%s:import".formatted(collection))
                        .header("Location")
                        .replaceFirst(".*/", "")));
    var before = Tables.sizes();
    var wrong = new ArrayList<String>();
    var tried = new ArrayList<String>();
    for (var route : routeTable().routes()) {
      var theirs = idFor(route, imports);
      if (theirs != null) {
        var unknown = UUID.randomUUID().toString();
        var foreign = call(route, theirs);
        if (foreign.statusCode() != 404
            || !masked(foreign, theirs).equals(masked(call(route, unknown), unknown))) {
          wrong.add("%s %s: %s".formatted(route.method(), route.path(), foreign.asString()));
        }
        tried.add(route.path());
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(tried).hasSizeGreaterThanOrEqualTo(samples().size() * 4);
    assertThat(Tables.sizes()).isEqualTo(before);
  }

  /// An id that means something to the tenant of the samples; null when the route takes none.
  private static @Nullable String idFor(RouteTable.Route route, Map<String, String> imports) {
    var collection = route.path().replaceFirst("^/v1/", "").replaceFirst("[/:].*", "");
    if (route.path().contains("{importId}")) {
      return imports.get(collection);
    }
    return route.path().contains("{id}") && !imports.isEmpty()
        ? as("ana").get("/v1/%s?limit=1".formatted(collection)).<String>path("items[0].id")
        : null;
  }

  private static Response call(RouteTable.Route route, String id) {
    var path = route.path().replaceFirst("\\{[^}]+}", id);
    var request = as("otto").header("If-Match", "\"1\"");
    return switch (route.method()) {
      case "PATCH" -> request.contentType("application/merge-patch+json").body("{}").patch(path);
      case "POST" ->
          request.contentType("application/json").body("{\"reasonCode\": \"MISTAKE\"}").post(path);
      default -> request.request(route.method(), path);
    };
  }

  private static String masked(Response answer, String id) {
    return answer.statusCode()
        + answer
            .asString()
            .replace(id, "ID")
            .replaceAll("\"traceId\":\"[0-9a-f]+\"", "\"traceId\":\"T\"");
  }

  /// As a service that forgot every condition would.
  @Test
  default void no_statement_reaches_rows_of_another_tenant() throws SQLException {
    samples().forEach((collection, sample) -> creating("ana", sample).post("/v1/" + collection));
    var wrong = new ArrayList<String>();
    var filled = 0;
    try (var everything = Tables.superuser();
        var application = Tables.application()) {
      application.setAutoCommit(false);
      var tables = Tables.ofTenants(everything);
      for (var table : tables) {
        filled += Tables.number(everything, "SELECT count(*) FROM " + table) > 0 ? 1 : 0;
        for (var tenant : List.of("", "nobody")) {
          for (var statement :
              List.of(
                  "SELECT tenant_id FROM " + table,
                  "UPDATE %s SET tenant_id = tenant_id".formatted(table),
                  "DELETE FROM " + table)) {
            var rows = reached(application, tenant, statement);
            if (rows > 0) {
              wrong.add("'%s': %s: %d".formatted(tenant, statement, rows));
            }
          }
        }
      }
      assertThat(wrong).isEmpty();
      // Without rows there would be nothing to reach.
      assertThat(filled).isGreaterThanOrEqualTo(samples().size());
    }
  }

  private static long reached(Connection connection, String tenant, String sql)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("SELECT set_config('app.tenant', '%s', true)".formatted(tenant));
      if (!statement.execute(sql)) {
        return statement.getUpdateCount();
      }
      var rows = 0;
      try (var found = statement.getResultSet()) {
        while (found.next()) {
          rows++;
        }
      }
      return rows;
    } catch (SQLException e) {
      // What the role may not do at all reaches nothing either.
      assertThat(e.getSQLState()).as(sql).isEqualTo(INSUFFICIENT_PRIVILEGE);
      return 0;
    } finally {
      connection.rollback();
    }
  }
}
