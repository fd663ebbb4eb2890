package io.bellwether.gateway;

import static io.bellwether.gateway.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
@WithTestResource(Outside.class)
class TokenTest {

  private static final String PATH = "/v1/cases/token-test";

  @TestHTTPResource URI gateway;
  Outside.World world;
  Client client;

  @BeforeEach
  void connect() {
    client = new Client(gateway);
  }

  @Test
  void a_good_token_passes_and_travels_on() {
    var token = world.token();

    assertThat(client.get("/v1/cases/good", token).statusCode()).isEqualTo(200);
    assertThat(world.cases().lastAt("/v1/cases/good").headers())
        .containsEntry("Authorization", List.of("Bearer " + token));
  }

  @Test
  void no_token_is_refused_with_a_challenge() {
    var response = client.send(PATH, HttpRequest.Builder::GET);

    problem(response, 401, "unauthenticated");
    assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Basic YW5hOmFuYQ==", "Bearer", "Bearer ", "Bearer opaque", "Bearer a.b.c"})
  void what_is_no_token_is_refused(String authorization) {
    problem(
        client.send(PATH, request -> request.header("Authorization", authorization)),
        401,
        "unauthenticated");
    assertNothingPassed();
  }

  @Test
  void two_tokens_are_refused() {
    var good = world.token();

    problem(
        client.send(
            PATH,
            request ->
                request
                    .header("Authorization", "Bearer " + good)
                    .header("Authorization", "Bearer " + good)),
        401,
        "unauthenticated");
  }

  @Test
  void a_token_for_another_audience_is_refused() {
    refused(world.token(Map.of("aud", List.of("bellwether-feed"))));
  }

  @Test
  void a_token_of_another_issuer_is_refused_though_the_key_is_right() {
    var other = HttpUrl.get("http://evil.example/" + Outside.ISSUER_ID);

    refused(world.signed(other, Map.of(), Duration.ofHours(1)).serialize());
  }

  @Test
  void an_expired_token_is_refused() {
    refused(world.signed(world.issuer(), Map.of(), Duration.ofSeconds(-40)).serialize());
  }

  @Test
  void clocks_may_differ_by_half_a_minute() {
    var token = world.signed(world.issuer(), Map.of(), Duration.ofSeconds(-5)).serialize();

    assertThat(client.get("/v1/cases/skewed", token).statusCode()).isEqualTo(200);
  }

  @Test
  void an_unsigned_token_is_refused() throws ParseException {
    refused(new PlainJWT(claims()).serialize());
  }

  @Test
  void a_token_signed_with_the_public_key_as_a_secret_is_refused()
      throws ParseException, JOSEException {
    var secret =
        world.keys().signingKey(Outside.ISSUER_ID).toRSAKey().toRSAPublicKey().getEncoded();
    var token = new SignedJWT(header(JWSAlgorithm.HS256), claims());
    token.sign(new MACSigner(secret));

    refused(token.serialize());
  }

  @Test
  void a_token_signed_with_a_strangers_key_is_refused() throws ParseException, JOSEException {
    var token = new SignedJWT(header(JWSAlgorithm.RS256), claims());
    token.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));

    refused(token.serialize());
  }

  @Test
  void a_token_with_another_algorithm_than_listed_is_refused()
      throws ParseException, JOSEException {
    var token = new SignedJWT(header(JWSAlgorithm.RS512), claims());
    token.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));

    refused(token.serialize());
  }

  @Test
  void a_token_with_changed_claims_is_refused() {
    var parts = world.token().split("\\.");
    var changed =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace("acme", "otto");

    refused(
        String.join(
            ".",
            parts[0],
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(changed.getBytes(StandardCharsets.UTF_8)),
            parts[2]));
  }

  @Test
  void an_id_token_is_refused() {
    refused(world.token(Map.of("typ", "ID")));
  }

  @Test
  void a_token_that_is_too_long_is_refused() {
    refused(world.token(Map.of("filling", "x".repeat(7_000))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void a_blank_tenant_is_no_tenant(String tenant) {
    problem(client.get(PATH, world.token(Map.of("tenant", tenant))), 403, "tenant-missing");
    assertNothingPassed();
  }

  @Test
  void several_tenants_are_no_tenant() {
    problem(
        client.get(PATH, world.token(Map.of("tenant", List.of("acme", "otto")))),
        403,
        "tenant-missing");
    problem(client.get(PATH, world.token(Map.of("tenant", 7))), 403, "tenant-missing");
    assertNothingPassed();
  }

  private void refused(String token) {
    HttpResponse<String> response = client.get(PATH, token);
    problem(response, 401, "unauthenticated");
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer error=\"invalid_token\"");
    assertNothingPassed();
  }

  private void assertNothingPassed() {
    assertThat(world.cases().seen).noneMatch(request -> request.target().equals(PATH));
  }

  private JWTClaimsSet claims() throws ParseException {
    return world.signed(world.issuer(), Map.of(), Duration.ofHours(1)).getJWTClaimsSet();
  }

  private static JWSHeader header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm)
        .keyID(Outside.ISSUER_ID)
        .type(JOSEObjectType.JWT)
        .build();
  }
}
