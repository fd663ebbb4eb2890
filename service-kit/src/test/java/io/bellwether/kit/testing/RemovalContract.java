package io.bellwether.kit.testing;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// How rows go: those of every collection are deleted, or voided where they have money in them.
public interface RemovalContract {

  /// A body to create a resource with, by collection, in an order in which references resolve.
  Map<String, String> samples();

  @Test
  default void a_row_goes_by_the_etag_that_was_read_and_the_feed_and_the_audit_log_know() {
    var removals =
        samples().entrySet().stream()
            .map(sample -> Removal.of(sample.getKey(), sample.getValue()))
            .toList();
    var wrong = new ArrayList<String>();

    removals.forEach(removal -> removal.run(wrong));
    assertThat(wrong).isEmpty();
    if (removals.isEmpty()) {
      return; // Nobody writes to a service that owns no collection.
    }
    if (!Feed.isServed()) {
      return;
    }

    var told =
        Feed.changes().stream()
            .collect(
                Collectors.groupingBy(
                    change -> change.path("id").asText(),
                    Collectors.mapping(change -> change.path("op").asText(), Collectors.toList())));
    // A collection that is not published says nothing at all.
    removals.stream()
        .filter(removal -> told.containsKey(removal.id()))
        .forEach(
            removal ->
                assertThat(String.join("", told.get(removal.id())))
                    .as(removal.collection())
                    .matches(removal.deleted() ? "U+DU+" : "U+D"));
    assertThat(removals).anyMatch(removal -> told.containsKey(removal.id()));
  }

  @Test
  default void what_others_refer_to_does_not_go() {
    var parents = new LinkedHashMap<String, Response>();
    samples()
        .forEach(
            (collection, sample) -> {
              var row = Removal.json(sample);
              if (row.has("externalId")) {
                assertThat(creating("ana", sample).post("/v1/" + collection).statusCode())
                    .isIn(201, 409);
                var key = row.path("externalId").asText();
                parents.put(
                    collection, as("ana").get("/v1/%s?externalId=%s".formatted(collection, key)));
              }
              creating("ana", Removal.anew(sample)).post("/v1/" + collection);
            });
    var referred = new ArrayList<String>();
    parents.forEach(
        (collection, page) -> {
          var id = page.<String>path("items[0].id");
          var answer =
              Removal.request(collection, id, as("ana").get(one(collection, id)).header("ETag"));
          if (answer.statusCode() == 409) {
            assertThat(answer.<String>path("code")).isEqualTo("conflict");
            assertThat(answer.<String>path("detail")).contains(id, " is referred to by ");
            assertThat(as("ana").get(one(collection, id)).statusCode()).isEqualTo(200);
            referred.add(collection);
          }
        });

    assertThat(referred).hasSizeGreaterThanOrEqualTo(parents.size() / 2);
  }

  private static String one(String collection, String id) {
    return "/v1/%s/%s".formatted(collection, id);
  }

  /// One row that comes and goes, and comes again where that is possible.
  record Removal(String collection, String body, String id, boolean deleted) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Removal of(String collection, String sample) {
      // What later samples refer to has to be there, whichever test comes first.
      assertThat(creating("ana", sample).post("/v1/" + collection).statusCode())
          .as(collection)
          .isIn(201, 409);
      var body = anew(sample);
      var id = creating("ana", body).post("/v1/" + collection).<String>path("id");
      assertThat(id).as(collection).isNotNull();
      return new Removal(collection, body, id, isDeleted(collection));
    }

    /// The same as a row of its own.
    static String anew(String sample) {
      return json(sample).put("externalId", UUID.randomUUID().toString()).toString();
    }

    static ObjectNode json(String sample) {
      try {
        return (ObjectNode) JSON.readTree(sample);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static Response request(String collection, String id, String etag) {
      var request = as("ana").header("If-Match", etag);
      return request(request, collection, id);
    }

    private static Response request(RequestSpecification request, String collection, String id) {
      return isDeleted(collection)
          ? request.delete(one(collection, id))
          : request
              .contentType("application/json")
              .body("{\"reasonCode\": \"BOOKED_TWICE\"}")
              .post(one(collection, id) + ":void");
    }

    private static boolean isDeleted(String collection) {
      var routes = Operations.served().map(Operations.Operation::route).collect(Collectors.toSet());
      var deleted = routes.contains("DELETE /v1/%s/{id}".formatted(collection));
      assertThat(routes.contains("POST /v1/%s/{id}:void".formatted(collection)))
          .as("either deleted or voided: %s", collection)
          .isNotEqualTo(deleted);
      return deleted;
    }

    void run(List<String> wrong) {
      var etag = as("ana").get(one(collection, id)).header("ETag");
      expect(428, request(as("ana"), collection, id), wrong);
      expect(412, request(collection, id, "\"999\""), wrong);
      expect(deleted ? 204 : 200, request(collection, id, etag), wrong);
      if (deleted) {
        expect(404, request(collection, id, etag), wrong);
        expect(404, as("ana").get(one(collection, id)), wrong);
        expect(201, creating("ana", body).post("/v1/" + collection), wrong);
      } else {
        expectVoided(etag, wrong);
      }
      var entries = as("ana").get("/v1/%s:audit?id=%s".formatted(collection, id)).jsonPath();
      var operations = entries.<String>getList("items.operation");
      if (!operations.contains(deleted ? "deleted" : "voided")
          || !Set.copyOf(entries.getList("items.subject")).equals(Set.of("ana"))) {
        wrong.add("%s: audit says %s".formatted(collection, operations));
      }
    }

    private void expectVoided(String etag, List<String> wrong) {
      expect(412, request(collection, id, etag), wrong);
      var voided = as("ana").get(one(collection, id));
      expect(409, request(collection, id, voided.header("ETag")), wrong);
      var row = voided.as(JsonNode.class);
      if (row.path("voidedAt").isNull()
          || !row.path("voidReason").asText().equals("BOOKED_TWICE")) {
        wrong.add("%s: %s".formatted(collection, row));
      }
      var key = row.path("externalId").asText();
      expectListed("externalId=" + key, 0, wrong);
      expectListed("voided=true&externalId=" + key, 1, wrong);
      expect(409, creating("ana", body).post("/v1/" + collection), wrong);
      expect(
          405,
          as("ana").header("If-Match", voided.header("ETag")).delete(one(collection, id)),
          wrong);
    }

    private void expectListed(String query, int rows, List<String> wrong) {
      var listed =
          as("ana").get("/v1/%s?%s".formatted(collection, query)).jsonPath().getList("items");
      if (listed.size() != rows) {
        wrong.add("%s?%s: %s".formatted(collection, query, listed));
      }
    }

    private void expect(int status, Response answer, List<String> wrong) {
      if (answer.statusCode() != status) {
        wrong.add(
            "%s: %d %s (expected: %d)"
                .formatted(collection, answer.statusCode(), answer.asString(), status));
      }
    }
  }
}
