package io.bellwether.systemtests;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Keycloak's realm of the suite: tokens for passwords and secrets, and what its administrator
/// does.
record Realm(String issuer) implements People {

  /// Somebody new is made by the administrator, and gives his password.
  @Override
  public String token(String tenant, Collection<String> roles) {
    var user = "u" + UUID.randomUUID();
    json(administrator(), profile(user, tenant)).post(url("/users")).then().statusCode(201);
    String id =
        bearer(administrator()).get(url("/users?exact=true&username=" + user)).path("[0].id");
    List<Map<String, Object>> known = bearer(administrator()).get(url("/roles")).path("");
    var wanted = known.stream().filter(role -> roles.contains(role.get("name"))).toList();
    bearer(administrator())
        .contentType("application/json")
        .body(wanted)
        .post(url("/users/%s/role-mappings/realm".formatted(id)))
        .then()
        .statusCode(204);
    return password("suite", user, user).path("access_token");
  }

  private static Map<String, Object> profile(String user, String tenant) {
    return Map.of(
        "username",
        user,
        "enabled",
        true,
        "emailVerified",
        true,
        "firstName",
        "Terry",
        "lastName",
        "Tester",
        "email",
        user + "@test.example",
        "attributes",
        Map.of("tenant", List.of(tenant)),
        "credentials",
        List.of(Map.of("type", "password", "value", user)));
  }

  @Override
  public String feedToken() {
    return machine("scoring", "scoring").path("access_token");
  }

  Response password(String client, String user, String password, String... scope) {
    var form =
        new HashMap<>(
            Map.of(
                "grant_type", "password",
                "client_id", client,
                "username", user,
                "password", password));
    if (scope.length > 0) {
      form.put("scope", String.join(" ", scope));
    }
    return token(issuer, form);
  }

  Response machine(String client, String secret) {
    return token(
        issuer,
        Map.of(
            "grant_type", "client_credentials",
            "client_id", client,
            "client_secret", secret));
  }

  /// A token of the administrator of all realms; it lives for a minute only.
  String administrator() {
    var form =
        Map.of(
            "grant_type", "password",
            "client_id", "admin-cli",
            "username", "admin",
            "password", "admin");
    return token(issuer.replace("/bellwether", "/master"), form).path("access_token");
  }

  /// Where the administrator finds something of this realm.
  String url(String path) {
    return issuer.replace("/realms/", "/admin/realms/") + path;
  }

  static RequestSpecification bearer(String token) {
    return given().urlEncodingEnabled(false).header("Authorization", "Bearer " + token);
  }

  static RequestSpecification json(String token, Map<String, ?> body) {
    return bearer(token).contentType("application/json").accept("application/json").body(body);
  }

  private static Response token(String issuer, Map<String, String> form) {
    return given().formParams(form).post(issuer + "/protocol/openid-connect/token");
  }
}
