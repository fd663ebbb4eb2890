package io.bellwether.cases;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.importing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists sorted by several fields, page by page.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class SortedListTest {

  private static final String TIER = UUID.randomUUID().toString();

  /// Four days, so that many are equal in the first field.
  @BeforeEach
  void cases() {
    importing(
            "ana",
            IntStream.range(0, 30)
                .mapToObj(
                    n ->
                        "{\"externalId\": \"%3$s %1$d\", \"createdAt\": \"2026-01-0%2$dT09:00:00Z\", \"channel\": \"EMAIL\", \"type\": \"DEFECT\", \"serviceTier\": \"%3$s\"}"
                            .formatted(n, 1 + n % 4, TIER))
                .toArray(String[]::new))
        .post("/v1/cases:import");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "createdAt,id",
        "-createdAt,id",
        "createdAt,-id",
        "-createdAt,-id",
        "-createdAt",
        "createdAt,-recordedAt,id",
        "-id,createdAt"
      })
  void pages_follow_each_other_in_the_order_that_was_asked_for(String sort) {
    var rows = new ArrayList<Map<String, String>>();
    var cursor = "";
    while (cursor != null) {
      var page =
          as("ana")
              .get("/v1/cases?serviceTier=%s&limit=7&sort=%s%s".formatted(TIER, sort, cursor))
              .jsonPath();
      rows.addAll(page.<Map<String, String>>getList("items"));
      var next = page.getString("nextCursor");
      cursor = next == null ? null : "&cursor=" + next;
    }

    assertThat(rows).hasSize(30).doesNotHaveDuplicates();
    assertThat(rows).isSortedAccordingTo(order(sort));
  }

  private static Comparator<Map<String, String>> order(String sort) {
    return List.of(sort.split(",")).stream()
        .map(field -> field.startsWith("-") ? by(field.substring(1)).reversed() : by(field))
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  /// Ids compare as the text of their digits, instants of one length as text.
  private static Comparator<Map<String, String>> by(String field) {
    return Comparator.comparing(row -> row.get(field));
  }

  @Test
  void a_field_twice_or_one_that_cannot_be_sorted_by_is_refused() {
    as("ana")
        .get("/v1/cases?sort=createdAt,-createdAt")
        .then()
        .statusCode(400)
        .body("detail", containsString("each field once"));
    as("ana")
        .get("/v1/cases?sort=createdAt,subject")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-parameter"));
  }
}
