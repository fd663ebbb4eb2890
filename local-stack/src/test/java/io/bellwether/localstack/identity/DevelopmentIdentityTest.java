package io.bellwether.localstack.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DevelopmentIdentityTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static DevelopmentIdentity identity;

  @BeforeAll
  static void start() {
    identity = DevelopmentIdentity.start();
  }

  @AfterAll
  static void stop() {
    identity.close();
    HTTP.close();
  }

  @Test
  void client_credentials_named_after_a_user_give_that_user() throws Exception {
    var claims = verified(grant("grant_type=client_credentials&client_id=ana&client_secret=any"));

    assertThat(claims.getIssuer()).isEqualTo(identity.issuer());
    assertThat(claims.getSubject()).isEqualTo("ana");
    assertThat(claims.getStringClaim("preferred_username")).isEqualTo("ana");
    assertThat(claims.getStringClaim("tenant")).isEqualTo("acme");
    assertThat(claims.getAudience()).containsExactly("bellwether-api");
    assertThat(claims.getJSONObjectClaim("realm_access"))
        .containsEntry("roles", List.of("viewer", "agent", "csm", "finance", "admin"));
  }

  @Test
  void a_password_grant_gives_the_user_too() throws Exception {
    var claims = verified(grant("grant_type=password&client_id=any&username=vic&password=any"));

    assertThat(claims.getSubject()).isEqualTo("vic");
    assertThat(claims.getStringClaim("tenant")).isEqualTo("acme");
    assertThat(claims.getJSONObjectClaim("realm_access")).containsEntry("roles", List.of("viewer"));
  }

  @Test
  void the_suites_own_request_gives_the_user_too() throws Exception {
    var claims = verified(new TokenRequestByName(HTTP, identity.issuer()).token("ana"));

    assertThat(claims.getSubject()).isEqualTo("ana");
    assertThat(claims.getStringClaim("tenant")).isEqualTo("acme");
  }

  @Test
  void tess_and_otto_live_in_tenants_of_their_own() throws Exception {
    assertThat(verified(identity.token("tess")).getStringClaim("tenant")).isEqualTo("telco");
    assertThat(verified(identity.token("otto")).getStringClaim("tenant")).isEqualTo("otto");
  }

  @Test
  void scoring_gets_a_feed_token_without_a_tenant() throws Exception {
    var claims =
        verified(grant("grant_type=client_credentials&client_id=scoring&client_secret=scoring"));

    assertThat(claims.getAudience()).containsExactly("bellwether-feed");
    assertThat(claims.getStringClaim("scope")).isEqualTo("feed:read");
    assertThat(claims.getClaims()).doesNotContainKeys("tenant", "realm_access");
    assertThat(verified(identity.feedToken()).getAudience()).containsExactly("bellwether-feed");
  }

  @Test
  void a_client_may_authenticate_by_header() throws Exception {
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(identity.issuer() + "/token"))
                .header("Authorization", "Basic c2NvcmluZzpzY29yaW5n") // scoring:scoring
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(verified(token(answer)).getSubject()).isEqualTo("scoring");
  }

  @Test
  void tokens_live_for_an_hour() throws Exception {
    var expiry = verified(identity.token("ana")).getExpirationTime().toInstant();

    assertThat(expiry)
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(59)), Instant.now().plus(Duration.ofMinutes(61)));
  }

  @Test
  void the_issuer_is_the_same_when_the_caller_wrote_127_0_0_1() throws Exception {
    var address = identity.issuer().replace("localhost", "127.0.0.1");
    var answer = post(address, "grant_type=client_credentials&client_id=ana&client_secret=any");

    assertThat(verified(token(answer)).getIssuer()).isEqualTo(identity.issuer());
  }

  @Test
  void an_unknown_user_is_refused_and_told_who_exists() throws Exception {
    var answer =
        post(
            identity.issuer(), "grant_type=client_credentials&client_id=mallory&client_secret=any");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_grant", "mallory", "ana, vic, tess, otto");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> identity.token("mallory"))
        .withMessageContaining("ana, vic, tess, otto");
  }

  @Test
  void a_test_can_mint_what_it_likes() throws Exception {
    var claims =
        verified(
            identity.token(
                Map.of("sub", "eve", "aud", "elsewhere", "iss", "http://elsewhere"),
                Duration.ofMinutes(-5)));

    assertThat(claims.getIssuer()).isEqualTo("http://elsewhere");
    assertThat(claims.getAudience()).containsExactly("elsewhere");
    assertThat(claims.getExpirationTime()).isBefore(Instant.now());
  }

  @Test
  void the_signing_key_is_not_the_one_published_with_the_library() throws Exception {
    var published = getClass().getResourceAsStream("/mock-oauth2-server-keys.json");
    assertThat(published).isNotNull();
    var moduli = JSON.readTree(published).findValuesAsText("n");

    assertThat(moduli).isNotEmpty().doesNotContain(keys().toJSONObject().toString());
    for (JsonNode key : JSON.readTree(keys().toString(true)).path("keys")) {
      assertThat(moduli).doesNotContain(key.path("n").asText());
    }
  }

  @Test
  void it_listens_on_this_machine_only() throws Exception {
    var port = URI.create(identity.issuer()).getPort();
    var others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
            .toList();
    for (InetAddress address : others) {
      assertThat(reachable(address, port)).as("%s", address).isFalse();
    }
    assertThat(reachable(InetAddress.getByName("127.0.0.1"), port)).isTrue();
  }

  private static boolean reachable(InetAddress address, int port) {
    try (var _ = new Socket(address, port)) {
      return true;
    } catch (java.io.IOException _) {
      return false;
    }
  }

  private static String grant(String form) throws Exception {
    var answer = post(identity.issuer(), form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return token(answer);
  }

  private static String token(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body()).path("access_token").asText();
  }

  private static HttpResponse<String> post(String issuer, String form) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(issuer + "/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JWTClaimsSet verified(String token) throws Exception {
    var jwt = SignedJWT.parse(token);
    assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    var key = keys().getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
    assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
    return jwt.getJWTClaimsSet();
  }

  private static JWKSet keys() throws Exception {
    return JWKSet.load(URI.create(identity.issuer() + "/jwks").toURL());
  }
}
