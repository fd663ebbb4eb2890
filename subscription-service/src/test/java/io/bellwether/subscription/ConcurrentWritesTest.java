package io.bellwether.subscription;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kit.testing.AtOnce;
import io.bellwether.kit.testing.Figures;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class ConcurrentWritesTest {

  @Test
  void many_requests_with_one_key_have_one_effect() {
    for (int round = 0; round < Figures.of("rounds", 3); round++) {
      var key = UUID.randomUUID().toString();
      var name = "once " + key;

      var answers =
          AtOnce.times(
              50,
              n ->
                  () ->
                      as("ana")
                          .header("Idempotency-Key", key)
                          .contentType("application/json")
                          .body("{\"name\": \"%s\", \"segment\": \"%s\"}".formatted(name, key))
                          .post("/v1/accounts"));

      assertThat(answers).extracting(Response::statusCode).containsOnly(201, 409).contains(201);
      assertThat(
              answers.stream()
                  .filter(answer -> answer.statusCode() == 201)
                  .map(Response::asString)
                  .distinct())
          .hasSize(1);
      assertThat(as("ana").get("/v1/accounts?segment=" + key).jsonPath().getList("items"))
          .hasSize(1);
    }
  }

  @Test
  void many_creates_of_one_external_id_are_one_created_and_the_rest_conflicts() {
    for (int round = 0; round < 5; round++) {
      var name = UUID.randomUUID().toString();

      var answers =
          AtOnce.times(
              12,
              n ->
                  () ->
                      creating("ana", "{\"externalId\": \"%s\", \"name\": \"N\"}".formatted(name))
                          .post("/v1/accounts")
                          .statusCode());

      assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
      assertThat(answers.stream().filter(status -> status == 409)).hasSize(11);
    }
  }

  @Test
  void no_update_is_lost() {
    var location =
        creating("ana", "{\"name\": \"Counter\", \"segment\": \"0\"}")
            .post("/v1/accounts")
            .header("Location");

    int writers = 32;
    int each = Figures.of("increments", 64) / writers + 1;
    var written =
        AtOnce.times(
                writers,
                n -> () -> IntStream.range(0, each).filter(i -> increment(location)).count())
            .stream()
            .mapToLong(Long::longValue)
            .sum();

    assertThat(written).isPositive();
    assertThat(as("ana").get(location).<String>path("segment")).isEqualTo(Long.toString(written));
  }

  private static boolean increment(String location) {
    var read = as("ana").get(location);
    var next = Long.parseLong(read.path("segment")) + 1;
    var answer =
        as("ana")
            .contentType("application/merge-patch+json")
            .header("If-Match", read.header("ETag"))
            .body("{\"segment\": \"%d\"}".formatted(next))
            .patch(location);
    assertThat(answer.statusCode()).isIn(200, 412);
    return answer.statusCode() == 200;
  }

  @Test
  void imports_of_the_same_rows_in_different_orders_do_not_stop_each_other() {
    var name = UUID.randomUUID().toString();
    var lines =
        IntStream.range(0, 2_000)
            .mapToObj(n -> "{\"externalId\": \"%s%d\", \"name\": \"N\"}".formatted(name, n))
            .collect(Collectors.toCollection(ArrayList::new));

    var summaries =
        AtOnce.times(
            4,
            n ->
                () -> {
                  var shuffled = new ArrayList<>(lines);
                  Collections.shuffle(shuffled, new Random(n));
                  var answer =
                      importing("ana", shuffled.toArray(String[]::new)).post("/v1/accounts:import");
                  return answer.statusCode() + answer.asString();
                });

    assertThat(new HashSet<>(summaries))
        .allSatisfy(summary -> assertThat(summary).startsWith("200").contains("\"failed\":0"));
  }
}
