package io.bellwether.scoring.intake;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Client credentials. The client is made when the first token is wanted, so that scoring starts
/// before its issuer does.
@Singleton
class OidcMachineToken implements MachineToken {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Config config;
  private final OidcClients clients;
  private @Nullable OidcClient client;
  private @Nullable Tokens tokens;

  OidcMachineToken(Config config, OidcClients clients) {
    this.config = config;
    this.clients = clients;
  }

  /// Who scoring is to the issuer.
  @ConfigMapping(prefix = "feed-client")
  interface Config {
    String issuer();

    @WithDefault("scoring")
    String id();

    String secret();

    @WithDefault("feed:read")
    String scope();
  }

  @Override
  public synchronized String get() throws SourceUnavailable {
    try {
      var present = tokens;
      if (present == null
          || present.isAccessTokenExpired()
          || present.isAccessTokenWithinRefreshInterval()) {
        present = client().getTokens().await().atMost(PATIENCE);
        tokens = present;
      }
      return present.getAccessToken();
    } catch (RuntimeException e) {
      throw new SourceUnavailable("the issuer gives no token: " + e.getMessage());
    }
  }

  @Override
  public synchronized void forget() {
    tokens = null;
  }

  private OidcClient client() {
    var present = client;
    if (present == null) {
      var settings =
          OidcClientConfig.builder()
              .id("feed")
              .authServerUrl(config.issuer())
              .clientId(config.id())
              .credentials(config.secret())
              .scopes(List.of(config.scope()))
              .refreshTokenTimeSkew(Duration.ofSeconds(30))
              .build();
      present = clients.newClient(settings).await().atMost(PATIENCE);
      client = present;
    }
    return present;
  }
}
