package io.bellwether.systemtests;

import static io.restassured.RestAssured.given;

import io.bellwether.localstack.suite.IdentityKind;
import io.bellwether.localstack.suite.LocalSuite;
import io.bellwether.localstack.suite.SuiteOptions;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One running suite for all tests of this module, on ports and data of its own. Tests keep apart
/// by tenant. The system property `bellwether.identity` chooses its identity provider; the tests
/// tagged [#ANY_IDENTITY] run once with each (profile `keycloak`).
final class Suite implements ParameterResolver {

  /// Of tests that hold whoever signs the tokens.
  static final String ANY_IDENTITY = "any-identity";

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(Suite.class);

  /// The suite with what tests do with it.
  record Running(LocalSuite suite, Path directory, People people) implements AutoCloseable {

    static Running start() {
      try {
        var identity = IdentityKind.valueOf(System.getProperty("bellwether.identity"));
        var directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "suite-");
        var options = SuiteOptions.separate(directory).withIdentity(identity);
        var suite = LocalSuite.start(options);
        return new Running(suite, directory, People.of(suite, identity));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// A tenant that no other test uses, with a user who has every role in it.
    Tenant tenant() {
      return tenant("t" + UUID.randomUUID().toString().replace("-", ""));
    }

    /// The same by a name of the test's own.
    Tenant tenant(String name) {
      return new Tenant(suite.gateway(), people.token(name, People.EVERY_ROLE));
    }

    /// The tenant of a demo user.
    Tenant tenantOf(String user) {
      return new Tenant(suite.gateway(), suite.token(user));
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
