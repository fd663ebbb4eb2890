package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Who may call what through the front door, cell by cell of the services' role tables.
@Tag(Suite.ANY_IDENTITY)
@ExtendWith(Suite.class)
class RolesTest {

  static final List<String> ROLES = People.EVERY_ROLE;

  private static final List<String> SERVICES =
      List.of("case-service", "subscription-service", "survey-service", "scoring-service");

  private record Route(String method, String path, List<String> roles) {

    boolean opensTo(String role) {
      return roles.contains("any") || roles.contains(role);
    }
  }

  @ParameterizedTest
  @FieldSource("ROLES")
  void a_role_opens_what_its_table_says(String role, Suite.Running running) throws IOException {
    var token = running.people().token("roles-" + role, List.of(role));

    var wrong = new ArrayList<String>();
    for (var route : routes()) {
      var status = call(running.bearer(token), route).statusCode();
      if ((status == 403) == route.opensTo(role)
          || status == 401
          || status == 429
          || status >= 500) {
        wrong.add("%s %s: %d".formatted(route.method(), route.path(), status));
      }
    }

    assertThat(wrong).isEmpty();
  }

  /// 401 where the provider gives a token for this API only to those who have a role in it, as
  /// Keycloak does with a scope that is mapped to roles.
  @Test
  void nobody_without_a_role_gets_anything(Suite.Running running) throws IOException {
    var token = running.people().token("roles-none", List.of());

    for (var route : routes()) {
      assertThat(call(running.bearer(token), route).statusCode())
          .as("%s %s", route.method(), route.path())
          .isIn(401, 403);
    }
  }

  private static List<Route> routes() throws IOException {
    var routes = new ArrayList<Route>();
    for (var service : SERVICES) {
      var table = Path.of("..", service, "src/main/resources/access.txt");
      for (var line : Files.readAllLines(table)) {
        var cells = List.of(line.strip().split("\\s+"));
        if (line.startsWith("#") || cells.size() < 3) {
          continue;
        }
        var route = new Route(cells.get(0), cells.get(1), cells.subList(2, cells.size()));
        if (!route.roles().contains("feed") && !route.roles().contains("public")) {
          routes.add(route);
        }
      }
    }
    assertThat(routes).hasSizeGreaterThan(50);
    return routes;
  }

  private static Response call(RequestSpecification request, Route route) {
    var path = route.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    if (route.method().equals("GET")) {
      return request.get(path);
    }
    var type =
        path.endsWith(":import")
            ? "application/x-ndjson"
            : route.method().equals("PATCH") ? "application/merge-patch+json" : "application/json";
    return request
        .contentType(type)
        .body("{}".getBytes(StandardCharsets.UTF_8))
        .request(route.method(), path);
  }
}
