package io.bellwether.scoring.status;

import static io.bellwether.kit.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.bellwether.localstack.process.Waiting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceEnvironment.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = OneAccountFeeds.class, restrictToAnnotatedClass = true)
class StatusTest {

  @ConfigProperty(name = "quarkus.management.test-port")
  int managementPort;

  @BeforeEach
  void awaitTheFirstPage() {
    Waiting.until(
        () -> "all sources are current: " + as("vic").get("/v1/status").asString(),
        Duration.ofSeconds(20),
        () ->
            as("vic").get("/v1/status").jsonPath().getList("sources.state").stream()
                .allMatch("current"::equals));
  }

  @Test
  void a_viewer_sees_how_far_each_source_is() {
    as("vic")
        .get("/v1/status")
        .then()
        .statusCode(200)
        .body("sources.source", contains("case", "subscription", "survey"))
        .body("sources.rows", contains(0, 1, 0))
        .body("sources.quarantined", contains(0, 1, 0))
        .body("sources[1].facts.account", is(1))
        .body("sources[1].asOf", notNullValue())
        .body("sources[1].lagSeconds", notNullValue())
        .body("sources[1].epoch", is("epoch-1"));
  }

  @Test
  void another_tenant_does_not_see_acme_s_quarantine() {
    as("tess")
        .get("/v1/status")
        .then()
        .statusCode(200)
        .body("sources.rows", contains(0, 1, 0))
        .body("sources.quarantined", contains(0, 0, 0));
  }

  @Test
  void the_sources_are_shown_a_machine_token_that_reads_feeds_and_has_no_tenant()
      throws IOException {
    var token = OneAccountFeeds.AUTHORIZATION.get();
    assertThat(token).startsWith("Bearer ");
    var claims =
        new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    assertThat(claims.path("scope").asText()).contains("feed:read");
    assertThat(claims.path("aud").toString()).contains("bellwether-feed");
    assertThat(claims.has("tenant")).isFalse();
  }

  @Test
  void readiness_and_gauges_name_each_source() {
    RestAssured.given()
        .port(managementPort)
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body(containsString("\"subscription\""));
    RestAssured.given()
        .port(managementPort)
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("bellwether_intake_lag_seconds{source=\"case\""))
        .body(containsString("bellwether_intake_quarantined{source=\"subscription\""));
  }
}
