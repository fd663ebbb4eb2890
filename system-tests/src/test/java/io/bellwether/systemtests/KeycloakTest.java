package io.bellwether.systemtests;

import static io.bellwether.systemtests.Realm.bearer;
import static io.bellwether.systemtests.Realm.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.localstack.process.Waiting;
import io.bellwether.localstack.suite.LocalSuite;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the development identity cannot show, as it believes everybody: passwords, audiences, and
/// that nobody chooses his tenant.
@Tag("keycloak")
@ExtendWith(Suite.class)
class KeycloakTest {

  private static final String NAME = "{\"externalId\": \"%s\", \"name\": \"Globex\"}";

  private final LocalSuite suite;
  private final Realm realm;

  KeycloakTest(Suite.Running running) {
    this.suite = running.suite();
    this.realm = (Realm) running.people();
  }

  @Test
  void a_password_gives_a_token_that_opens_the_api() {
    var id = UUID.randomUUID().toString();

    create(suite.token("ana"), id).then().statusCode(201);

    api(suite.token("vic"))
        .get("/v1/accounts?externalId=" + id)
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1));
  }

  @Test
  void a_wrong_password_is_refused() {
    realm
        .password("suite", "otto", "tess")
        .then()
        .body("error", equalTo("invalid_grant"))
        .body("access_token", nullValue());
    realm.password("suite", "otto", "otto").then().statusCode(200);
  }

  @Test
  void a_viewer_may_not_write() {
    create(suite.token("vic"), "never")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo("forbidden"));
  }

  @Test
  void another_tenants_accounts_are_not_seen() {
    create(suite.token("ana"), UUID.randomUUID().toString()).then().statusCode(201);
    var own = UUID.randomUUID().toString();
    create(suite.token("otto"), own).then().statusCode(201);

    api(suite.token("otto"))
        .get("/v1/accounts")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1))
        .body("items.externalId", everyItem(equalTo(own)));
  }

  @Test
  void a_token_says_no_more_than_the_api_needs() {
    var claims = claims(suite.token("vic"));

    assertThat(claims.getString("aud")).isEqualTo("bellwether-api");
    assertThat(claims.getString("tenant")).isEqualTo("acme");
    assertThat(claims.getString("preferred_username")).isEqualTo("vic");
    assertThat(claims.getList("realm_access.roles")).containsExactly("viewer");
    assertThat(claims.getMap("")).doesNotContainKeys("resource_access", "email");
  }

  @Test
  void an_integrators_machine_writes_into_its_tenant() {
    var machine = realm.machine("integrator", "integrator").path("access_token").toString();
    var id = UUID.randomUUID().toString();

    assertThat(claims(machine).getString("tenant")).isEqualTo("acme");
    create(machine, id).then().statusCode(201);

    var found = "/v1/accounts?externalId=" + id;
    api(suite.token("ana")).get(found).then().body("items.size()", equalTo(1));
    api(suite.token("otto")).get(found).then().body("items.size()", equalTo(0));
    realm.machine("integrator", "guessed").then().statusCode(401);
  }

  @Test
  void scoring_pulls_with_its_machine_token() {
    Waiting.until(
        "all sources current",
        Duration.ofSeconds(30),
        () ->
            api(suite.token("ana"))
                .get("/v1/status")
                .jsonPath()
                .getList("sources.state", String.class)
                .equals(List.of("current", "current", "current")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"case", "subscription", "survey"})
  void the_feed_opens_to_scorings_token_only(String service) {
    var feed = suite.serviceUrl(service) + "/v1/changes";
    var scoring = realm.machine("scoring", "scoring").path("access_token").toString();

    assertThat(claims(scoring).getString("aud")).isEqualTo("bellwether-feed");
    assertThat(claims(scoring).getMap("")).doesNotContainKeys("tenant", "realm_access");
    bearer(scoring).get(feed).then().statusCode(200);
    bearer(suite.token("ana")).get(feed).then().statusCode(401);
    bearer(scoring).get(suite.serviceUrl(service) + "/v1/me").then().statusCode(401);
    api(scoring).get("/v1/accounts").then().statusCode(401);
  }

  @Test
  void an_id_or_refresh_token_or_one_of_the_other_realm_opens_nothing() {
    var login = realm.password("suite", "ana", "ana", "openid");
    for (var token :
        List.<String>of(
            login.path("id_token"), login.path("refresh_token"), realm.administrator())) {
      api(token).get("/v1/accounts").then().statusCode(401);
      bearer(token).get(suite.serviceUrl("subscription") + "/v1/accounts").then().statusCode(401);
    }
  }

  @Test
  void nobody_changes_his_own_tenant_but_an_administrator_does() {
    var account = suite.issuer() + "/account";
    var own = ownAccountToken("otto");
    Map<String, Object> profile =
        bearer(own).accept("application/json").get(account).jsonPath().getMap("");
    assertThat(profile.get("attributes")).isEqualTo(Map.of("tenant", List.of("otto")));

    // What he may change is changed, so a refusal below is about the tenant.
    profile.put("firstName", "Ottokar");
    json(own, profile).post(account).then().statusCode(204);
    profile.put("attributes", Map.of("tenant", List.of("acme")));
    json(own, profile).post(account).then().statusCode(400);
    assertThat(claims(suite.token("otto")).getString("tenant")).isEqualTo("otto");

    var user = realm.url("/users/" + profile.get("id"));
    Map<String, Object> seen = bearer(realm.administrator()).get(user).jsonPath().getMap("");
    seen.put("attributes", Map.of("tenant", List.of("elsewhere")));
    json(realm.administrator(), seen).put(user).then().statusCode(204);
    assertThat(claims(suite.token("otto")).getString("tenant")).isEqualTo("elsewhere");
  }

  @Test
  void the_dashboards_login_insists_on_pkce() {
    var challenge = "&code_challenge_method=S256&code_challenge=" + "a".repeat(43);

    assertThat(login(challenge).statusCode()).isEqualTo(200);
    assertThat(login("").header("Location")).contains("error=invalid_request");
    realm.password("dashboard", "ana", "ana").then().statusCode(400);
  }

  @Test
  void tokens_signed_before_a_new_key_stay_good_and_new_ones_are_accepted() {
    var old = suite.token("ana");
    var provider =
        Map.of(
            "name", "newer",
            "providerId", "rsa-generated",
            "providerType", "org.keycloak.keys.KeyProvider",
            "config", Map.of("priority", List.of("200"), "algorithm", List.of("RS256")));
    json(realm.administrator(), provider).post(realm.url("/components")).then().statusCode(201);
    var fresh = suite.token("ana");

    assertThat(header(fresh).getString("kid")).isNotEqualTo(header(old).getString("kid"));
    api(old).get("/v1/accounts").then().statusCode(200);
    Waiting.until(
        "the new key is accepted",
        Duration.ofSeconds(10),
        () -> api(fresh).get("/v1/accounts").statusCode() == 200);
    api(old).get("/v1/accounts").then().statusCode(200);
  }

  @Test
  void keycloak_listens_on_this_machine_only() throws IOException {
    var ss = Path.of("/usr/bin/ss");
    assumeThat(Files.isExecutable(ss) || Files.isExecutable(Path.of("/bin/ss"))).isTrue();
    var port = URI.create(suite.issuer()).getPort();
    var pid = suite.state().process("identity").orElseThrow().pid();
    var listening = new ProcessBuilder("ss", "-Hltnp").start();
    var ours =
        new String(listening.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.contains("pid=%d,".formatted(pid)))
            .map(line -> line.split("\\s+")[3])
            .toList();

    assertThat(ours).anyMatch(address -> address.endsWith(":" + port));
    assertThat(ours)
        .allMatch(address -> address.contains("127.0.0.1]:") || address.startsWith("127.0.0.1:"));
  }

  private RequestSpecification api(String token) {
    return bearer(token).baseUri(suite.gateway());
  }

  private Response create(String token, String externalId) {
    return api(token)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType("application/json")
        .body(NAME.formatted(externalId))
        .post("/v1/accounts");
  }

  /// A token as the account pages get it: they log in by browser, which is spared here.
  private String ownAccountToken(String user) {
    var clients = realm.url("/clients");
    String id =
        bearer(realm.administrator()).get(clients + "?clientId=account-console").path("[0].id");
    json(
            realm.administrator(),
            Map.of("clientId", "account-console", "directAccessGrantsEnabled", true))
        .put(clients + "/" + id)
        .then()
        .statusCode(204);
    return realm.password("account-console", user, user).path("access_token");
  }

  private Response login(String more) {
    return given()
        .redirects()
        .follow(false)
        .urlEncodingEnabled(false)
        .get(
            suite.issuer()
                + "/protocol/openid-connect/auth?client_id=dashboard&response_type=code&scope=openid"
                + "&redirect_uri="
                + suite.gateway()
                + "/"
                + more);
  }

  private static JsonPath header(String token) {
    return part(token, 0);
  }

  private static JsonPath claims(String token) {
    return part(token, 1);
  }

  private static JsonPath part(String token, int index) {
    var decoded = Base64.getUrlDecoder().decode(token.split("\\.")[index]);
    return JsonPath.from(new String(decoded, StandardCharsets.UTF_8));
  }
}
