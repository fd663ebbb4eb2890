package io.bellwether.cases;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.kit.testing.Feed;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.bellwether.kit.testing.Traces;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A case counts on when the person who raised it was erased; what it says is gone.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class ErasureTest {

  private final String person = "p" + UUID.randomUUID();
  private final String words = "w" + UUID.randomUUID();
  private final String key = UUID.randomUUID().toString();

  private String aCase() {
    return ("{\"externalId\": \"%s\", \"contactExternalId\": \"%s\", \"subject\": \"%s\","
            + " \"createdAt\": \"2026-01-05T09:00:00Z\", \"channel\": \"EMAIL\", \"type\": \"DEFECT\"}")
        .formatted(key, person, words);
  }

  @Test
  void what_a_case_says_is_gone_and_the_case_stays() {
    var id = creating("ana", aCase()).post("/v1/cases").<String>path("id");
    importing("ana", aCase().replace("EMAIL", words)).post("/v1/cases:import");
    Traces.analyze();
    assertThat(Traces.of(List.of(words))).isNotEmpty();

    var erased =
        as("ana")
            .contentType("application/json")
            .body("{\"contactExternalId\": \"%s\"}".formatted(person))
            .post("/v1/cases:erase")
            .then()
            .statusCode(200)
            .body("rows", equalTo(List.of(Map.of("collection", "cases", "count", 1))))
            .extract()
            .<String>path("id");

    assertThat(Traces.of(List.of(words))).isEmpty();
    as("ana")
        .get("/v1/cases/" + id)
        .then()
        .body("channel", equalTo("EMAIL"))
        .body("subject", nullValue())
        .body("contactId", nullValue())
        .body("erasedAt", notNullValue());
    assertThat(Feed.changes())
        .filteredOn(change -> change.path("id").asText().equals(erased))
        .singleElement()
        .satisfies(change -> assertThat(change.path("op").asText()).isEqualTo("E"));
    importing("ana", aCase()).post("/v1/cases:import").then().body(containsString("was erased at"));
    as("ana").get("/v1/cases?externalId=" + key).then().body("items", hasSize(1));
  }
}
