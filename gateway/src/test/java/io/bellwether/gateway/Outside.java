package io.bellwether.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.HttpUrl;

/// All that the gateway talks to: an identity provider and four services.
public final class Outside implements QuarkusTestResourceLifecycleManager {

  static final String ISSUER_ID = "bellwether";
  private static final Duration HOUR = Duration.ofHours(1);

  /// What a test uses of it.
  record World(
      MockOAuth2Server identityProvider,
      KeyProvider keys,
      StandInService cases,
      StandInService subscription,
      StandInService survey,
      StandInService scoring) {

    List<StandInService> services() {
      return List.of(cases, subscription, survey, scoring);
    }

    HttpUrl issuer() {
      return identityProvider.issuerUrl(ISSUER_ID);
    }

    /// Of a client of its own, so that no test uses up another's quota.
    String token() {
      return token(Map.of());
    }

    String token(Map<String, Object> changes) {
      return signed(issuer(), changes, HOUR).serialize();
    }

    SignedJWT signed(HttpUrl issuer, Map<String, Object> changes, Duration validFor) {
      return signed(JWSAlgorithm.RS256, issuer, changes, validFor);
    }

    SignedJWT signed(
        JWSAlgorithm algorithm, HttpUrl issuer, Map<String, Object> changes, Duration validFor) {
      var now = Instant.now();
      var claims =
          new JWTClaimsSet.Builder()
              .issuer(issuer.toString())
              .subject("ana")
              .audience("bellwether-api")
              .issueTime(Date.from(now.minus(HOUR)))
              .expirationTime(Date.from(now.plus(validFor)))
              .claim("tenant", "acme")
              .claim("azp", "client-" + UUID.randomUUID());
      changes.forEach(claims::claim);
      var key = keys.signingKey(ISSUER_ID).toRSAKey();
      var token =
          new SignedJWT(
              new JWSHeader.Builder(algorithm)
                  .keyID(key.getKeyID())
                  .type(JOSEObjectType.JWT)
                  .build(),
              claims.build());
      try {
        token.sign(new RSASSASigner(key));
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
      return token;
    }
  }

  private final KeyProvider keys = new KeyProvider();
  private final MockOAuth2Server identityProvider =
      new MockOAuth2Server(
          new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(keys)));
  private final World world =
      new World(
          identityProvider,
          keys,
          new StandInService("case"),
          new StandInService("subscription"),
          new StandInService("survey"),
          new StandInService("scoring"));

  @Override
  public Map<String, String> start() {
    identityProvider.start(InetAddress.getLoopbackAddress(), 0);
    return Map.ofEntries(
        Map.entry("OIDC_ISSUER", world.issuer().toString()),
        Map.entry("CASE_URL", world.cases().url()),
        Map.entry("SUBSCRIPTION_URL", world.subscription().url()),
        Map.entry("SURVEY_URL", world.survey().url()),
        Map.entry("SCORING_URL", world.scoring().url()),
        // Short enough to be waited for.
        Map.entry("gateway.forwarding.response-timeout", "1s"),
        Map.entry("gateway.forwarding.upload-stall-timeout", "1s"),
        Map.entry("gateway.forwarding.import-response-timeout", "20s"),
        Map.entry("RATE_LIMIT_BURST", "20"),
        Map.entry("RATE_LIMIT_PER_SECOND", "2"),
        Map.entry("CORS_ORIGINS", "https://app.example.com"));
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(world, new TestInjector.MatchesType(World.class));
  }

  @Override
  public void stop() {
    world.services().forEach(StandInService::close);
    identityProvider.shutdown();
  }
}
