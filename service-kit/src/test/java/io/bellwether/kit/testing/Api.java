package io.bellwether.kit.testing;

import static io.restassured.RestAssured.given;

import io.bellwether.localstack.identity.DemoUser;
import io.bellwether.localstack.identity.DevelopmentIdentity;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Requests to the service under test, as somebody.
public final class Api {

  private Api() {}

  /// As a demo user: `ana` (tenant acme, every role), `vic` (acme, viewer), `otto` (tenant otto).
  public static RequestSpecification as(String user) {
    return bearer(ServiceEnvironment.identity().token(user));
  }

  /// As somebody of tenant acme with exactly these roles.
  public static RequestSpecification withRoles(List<String> roles) {
    var claims = DevelopmentIdentity.claimsOf(DemoUser.ANA);
    claims.put("realm_access", Map.of("roles", roles));
    return bearer(ServiceEnvironment.identity().token(claims));
  }

  /// As somebody of another tenant, with every role.
  public static RequestSpecification ofTenant(String tenant) {
    var claims = DevelopmentIdentity.claimsOf(DemoUser.ANA);
    claims.put("tenant", tenant);
    return bearer(ServiceEnvironment.identity().token(claims));
  }

  public static RequestSpecification bearer(String token) {
    return given().urlEncodingEnabled(false).header("Authorization", "Bearer " + token);
  }

  /// A create, with a key of its own.
  public static RequestSpecification creating(String user, Object json) {
    return as(user)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType("application/json")
        .body(json);
  }

  /// An import of lines.
  public static RequestSpecification importing(String user, String... lines) {
    return as(user)
        .contentType("application/x-ndjson")
        .body((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
