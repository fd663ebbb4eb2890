package io.bellwether.localstack.suite;

import io.bellwether.localstack.identity.FeedClient;
import io.bellwether.localstack.postgres.LocalPostgres;
import io.bellwether.localstack.postgres.ServiceDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// The environment with which each service is configured.
final class ServiceSettings {

  private final Ports ports;
  private final LocalPostgres postgres;
  private final String issuer;
  private final Path data;

  ServiceSettings(Ports ports, LocalPostgres postgres, String issuer, Path data) {
    this.ports = ports;
    this.postgres = postgres;
    this.issuer = issuer;
    this.data = data;
  }

  Map<String, String> of(Service service) {
    var settings = new HashMap<String, String>();
    settings.put("HTTP_PORT", Integer.toString(ports.of(service)));
    settings.put("MANAGEMENT_PORT", Integer.toString(ports.management(service)));
    settings.put("OIDC_ISSUER", issuer);
    // Whoever reaches the development identity is anyone he likes, so nothing of it may be reached
    // from elsewhere.
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    if (service.hasDatabase()) {
      settings.putAll(database(service));
    }
    if (service == Service.SCORING || service == Service.GATEWAY) {
      settings.put("CASE_URL", url(Service.CASE));
      settings.put("SUBSCRIPTION_URL", url(Service.SUBSCRIPTION));
      settings.put("SURVEY_URL", url(Service.SURVEY));
    }
    if (service == Service.SCORING) {
      settings.put("FACT_STORE_DIR", data.resolve("facts").toString());
      settings.put("FEED_CLIENT_ID", FeedClient.ID);
      settings.put("FEED_CLIENT_SECRET", FeedClient.SECRET);
    }
    if (service == Service.GATEWAY) {
      settings.put("SCORING_URL", url(Service.SCORING));
    }
    return settings;
  }

  private String url(Service service) {
    return "http://localhost:" + ports.of(service);
  }

  private Map<String, String> database(Service service) {
    var database = database(postgres, service.databaseName());
    return Map.of(
        "DATABASE_URL", database.jdbcUrl(),
        "DATABASE_OWNER_USER", database.owner().user(),
        "DATABASE_OWNER_PASSWORD", database.owner().password(),
        "DATABASE_APP_USER", database.app().user(),
        "DATABASE_APP_PASSWORD", database.app().password(),
        "DATABASE_FEED_USER", database.feed().user(),
        "DATABASE_FEED_PASSWORD", database.feed().password());
  }

  static ServiceDatabase database(LocalPostgres postgres, String name) {
    try {
      return postgres.database(name);
    } catch (SQLException failure) {
      throw new SuiteProblem(
          "database %s could not be made: %s".formatted(name, failure.getMessage()), failure);
    }
  }
}
