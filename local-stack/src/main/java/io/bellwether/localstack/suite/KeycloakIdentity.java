package io.bellwether.localstack.suite;

import io.bellwether.localstack.identity.FeedClient;
import io.bellwether.localstack.identity.IdentityProvider;
import io.bellwether.localstack.identity.TokenRequestByName;
import io.bellwether.localstack.postgres.ServiceDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keycloak as a process of its own, on 127.0.0.1, with our realm. The realm file counts when the
/// realm is made; after that it lives in the database, where its administrator changes it.
final class KeycloakIdentity implements IdentityProvider {

  /// In state and logs.
  static final String NAME = "identity";

  /// Its database.
  static final String DATABASE = "keycloak";

  /// The administrator of all realms, at `/admin`. For this machine only.
  static final String ADMINISTRATOR = "admin";

  private static final Duration LONGEST_START = Duration.ofMinutes(5);

  private final ServiceProcess process;
  private final String issuer;

  private KeycloakIdentity(ServiceProcess process, String issuer) {
    this.process = process;
    this.issuer = issuer;
  }

  /// Returns when the realm answers.
  static KeycloakIdentity start(
      KeycloakDistribution distribution,
      Ports ports,
      ServiceDatabase database,
      StateDirectory state,
      HttpClient http) {
    var issuer = IdentityKind.KEYCLOAK.issuer(ports);
    var process =
        ServiceProcess.start(
            NAME,
            distribution.command(List.of("start", "--optimized", "--import-realm")),
            distribution.home(),
            settings(ports, database),
            discovery(issuer),
            state);
    process.awaitReady(http, LONGEST_START);
    return new KeycloakIdentity(process, issuer);
  }

  static URI discovery(String issuer) {
    return URI.create(issuer + "/.well-known/openid-configuration");
  }

  // By environment and not by argument: arguments are seen by every user of the machine.
  private static Map<String, String> settings(Ports ports, ServiceDatabase database) {
    var settings = new HashMap<String, String>();
    settings.put("KC_HTTP_ENABLED", "true");
    settings.put("KC_HTTP_HOST", "127.0.0.1");
    settings.put("KC_HTTP_PORT", Integer.toString(ports.identity()));
    settings.put("KC_HOSTNAME", "http://localhost:" + ports.identity());
    // One node, so no cluster: its discovery would open ports to the network.
    settings.put("KC_CACHE", "local");
    settings.put("KC_DB_URL", database.jdbcUrl());
    settings.put("KC_DB_USERNAME", database.owner().user());
    settings.put("KC_DB_PASSWORD", database.owner().password());
    settings.put("KC_DB_POOL_MAX_SIZE", "20");
    settings.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
    settings.put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMINISTRATOR);
    // What the realm file leaves open.
    settings.put("DASHBOARD_URL", "http://localhost:" + ports.of(Service.GATEWAY));
    settings.put("SCORING_CLIENT_SECRET", FeedClient.SECRET);
    return settings;
  }

  /// Makes it ready to be started; the first time takes a minute.
  static KeycloakDistribution prepared(Path log, SuiteOptions options) {
    var distribution = KeycloakDistribution.find();
    distribution.prepare(log, options.progress());
    return distribution;
  }

  @Override
  public String issuer() {
    return issuer;
  }

  @Override
  public String token(String user) {
    try (var http = HttpClient.newHttpClient()) {
      return new TokenRequestByName(http, issuer).token(user);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new SuiteProblem("interrupted while a token was asked for");
    }
  }

  Process process() {
    return process.process();
  }

  @Override
  public void close() {
    process.stop();
  }
}
