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
import java.util.UUID;
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
    var type = parameter.getParameter().getType();
    return type == Running.class || type == FirstCompany.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var store = context.getRoot().getStore(HERE);
    var running = store.getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
    return parameter.getParameter().getType() == Running.class
        ? running
        : store.getOrComputeIfAbsent(
            FirstCompany.class, key -> FirstCompany.load(running), FirstCompany.class);
  }
}
