package io.bellwether.systemtests;

import static io.restassured.RestAssured.given;

import io.bellwether.localstack.suite.LocalSuite;
import io.bellwether.localstack.suite.SuiteOptions;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One running suite for all tests of this module, on ports and data of its own. Tests keep apart
/// by tenant.
final class Suite implements ParameterResolver {

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(Suite.class);

  /// The suite with what tests do with it.
  record Running(LocalSuite suite, Path directory) implements AutoCloseable {

    static Running start() {
      try {
        var directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "suite-");
        return new Running(LocalSuite.start(SuiteOptions.separate(directory)), directory);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// A tenant that no other test uses, with a user who has every role in it.
    Tenant tenant() {
      return new Tenant(this, "t" + UUID.randomUUID().toString().replace("-", ""));
    }

    RequestSpecification bearer(String token) {
      return given()
          .baseUri(suite.gateway())
          .urlEncodingEnabled(false)
          .header("Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
      suite.close();
    }
  }

  /// Requests of a tenant's user through the gateway.
  record Tenant(Running running, String name) {

    RequestSpecification api() {
      return running.bearer(
          running
              .suite()
              .identity()
              .token(
                  java.util.Map.of(
                      "sub",
                      "tester",
                      "azp",
                      "system-tests",
                      "tenant",
                      name,
                      "aud",
                      List.of("bellwether-api"),
                      "realm_access",
                      java.util.Map.of(
                          "roles", List.of("viewer", "agent", "csm", "finance", "admin")))));
    }

    void create(String collection, String json) {
      api()
          .header("Idempotency-Key", UUID.randomUUID().toString())
          .contentType("application/json")
          .body(json)
          .post("/v1/" + collection)
          .then()
          .statusCode(201);
    }

    /// Imports lines and answers the summary.
    String load(String collection, Iterable<String> lines) {
      var answer =
          api()
              .contentType("application/x-ndjson")
              .body((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8))
              .post("/v1/" + collection + ":import");
      answer.then().statusCode(200);
      return answer.asString().lines().reduce((first, last) -> last).orElseThrow();
    }

    long total(String collection) {
      return api()
          .get("/v1/%s?limit=1&include=total".formatted(collection))
          .jsonPath()
          .getLong("total");
    }

    /// How many rows of a fact scoring holds for this tenant.
    long facts(String source, String fact) {
      return api()
          .get("/v1/status")
          .jsonPath()
          .getLong("sources.find { it.source == '%s' }.facts.%s".formatted(source, fact));
    }

    String metric(String question) {
      return api().get("/v1/metrics/" + question).asString();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Running.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
  }

  /// Waits until something holds. The only place that waits by the clock.
  static Duration until(String what, Duration longest, BooleanSupplier holds) {
    var began = Instant.now();
    while (!holds.getAsBoolean()) {
      var waited = Duration.between(began, Instant.now());
      if (waited.compareTo(longest) > 0) {
        throw new AssertionError("not within %s: %s".formatted(longest, what));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(25));
    }
    return Duration.between(began, Instant.now());
  }
}
