package io.bellwether.gateway;

import static io.bellwether.gateway.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.localstack.process.Waiting;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
@WithTestResource(Outside.class)
@Timeout(30) // what is not broken off must fail, not hang
class FailureTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Inject OpenRequests open;
  @TestHTTPResource URI gateway;
  Outside.World world;
  Client client;

  @BeforeEach
  void connect() {
    client = new Client(gateway);
  }

  @Test
  void a_service_that_says_nothing_is_a_timeout() {
    var waiting = new CountDownLatch(1);
    world.cases().at("/v1/cases/silent", _ -> await(waiting));
    var start = System.nanoTime();

    var response = client.post("/v1/cases/silent", world.token(), "{}");

    problem(response, 504, "upstream-timeout");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(900), Duration.ofSeconds(3));
    waiting.countDown();
  }

  @Test
  void an_import_may_take_longer() {
    var waiting = new CountDownLatch(1);
    world
        .cases()
        .at(
            "/v1/cases:import",
            exchange -> {
              exchange.getRequestBody().readAllBytes();
              await(waiting, Duration.ofMillis(1_500));
              StandInService.json("{\"summary\":{}}").to(exchange);
            });

    assertThat(client.post("/v1/cases:import", world.token(), "{}").body()).contains("summary");
  }

  @Test
  void a_service_that_breaks_off_before_it_answers_has_failed() {
    world
        .cases()
        .at(
            "/v1/cases/broken",
            exchange -> {
              throw new IllegalStateException("the connection is closed by this");
            });

    problem(client.get("/v1/cases/broken", world.token()), 502, "upstream-failed");
  }

  @Test
  void half_an_answer_is_not_passed_off_as_a_whole_one() {
    world
        .cases()
        .at(
            "/v1/cases/half",
            exchange -> {
              exchange.sendResponseHeaders(200, 1000);
              exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
              exchange.getResponseBody().flush();
              throw new IllegalStateException("the connection is closed by this");
            });

    assertThatThrownBy(() -> client.get("/v1/cases/half", world.token()))
        .isInstanceOf(UncheckedIOException.class);
    Waiting.until("no request is open", PATIENCE, () -> open.count() == 0);
  }

  @Test
  void an_answer_that_falls_silent_is_broken_off() {
    var waiting = new CountDownLatch(1);
    world
        .cases()
        .at(
            "/v1/cases/stalled",
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
              exchange.getResponseBody().flush();
              await(waiting);
            });

    assertThatThrownBy(() -> client.get("/v1/cases/stalled", world.token()))
        .isInstanceOf(UncheckedIOException.class);
    waiting.countDown();
    Waiting.until("no request is open", PATIENCE, () -> open.count() == 0);
  }

  @Test
  void a_service_that_is_away_has_failed_and_the_others_answer() {
    var port = URI.create(world.survey().url()).getPort();
    world.survey().close();
    try {
      problem(client.get("/v1/surveys", world.token()), 502, "upstream-failed");
      problem(client.post("/v1/surveys", world.token(), "{}"), 502, "upstream-failed");
      assertThat(client.get("/v1/cases", world.token()).statusCode()).isEqualTo(200);
    } finally {
      world.survey().reopen(port);
    }
    assertThat(client.get("/v1/surveys", world.token()).statusCode()).isEqualTo(200);
  }

  private static void await(CountDownLatch latch) {
    await(latch, Duration.ofSeconds(10));
  }

  private static void await(CountDownLatch latch, Duration atMost) {
    try {
      var released = latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(released || latch.getCount() > 0).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
