package io.bellwether.kit.testing;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.withRoles;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.access.RouteTable;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;

/// What holds for every route of every service, read from the document that the service serves: a
/// route that is added is checked without anybody thinking of it.
public interface ServiceContract extends RemovalContract, TenancyContract {

  /// Where the committed document is, from the module's folder.
  default String documentPath() {
    return "openapi.json";
  }

  @Test
  default void the_committed_document_is_the_one_that_is_served() {
    CommittedDocument.at(documentPath()).isServed(given().get("/openapi.json").asString());
  }

  @Test
  default void every_operation_is_described_with_its_problems() {
    assertThat(Operations.served().flatMap(Operations.Operation::faults)).isEmpty();
  }

  @Test
  default void every_route_has_a_row_in_the_role_table_and_every_row_a_route() {
    var served = new TreeSet<>(Operations.served().map(Operations.Operation::route).toList());
    var declared =
        new TreeSet<>(
            routeTable().routes().stream()
                .map(route -> route.method() + " " + route.path())
                .toList());

    assertThat(served).isEqualTo(declared);
  }

  @Test
  default void no_route_answers_without_a_token_unless_it_is_public() {
    var wrong = new ArrayList<String>();
    for (var route : routeTable().routes()) {
      int status = call(given().urlEncodingEnabled(false), route).statusCode();
      if ((status == 401) == route.isPublic()) {
        wrong.add("%s %s: %d".formatted(route.method(), route.path(), status));
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  default void every_cell_of_the_role_table_is_as_declared() {
    var wrong = new ArrayList<String>();
    for (var route : routeTable().routes()) {
      if (route.isPublic() || route.isFeed()) {
        continue;
      }
      for (var role : RouteTable.ROLES) {
        int status = call(withRoles(List.of(role)), route).statusCode();
        if ((status == 403) == route.roles().contains(role) || status == 401) {
          wrong.add("%s %s as %s: %d".formatted(route.method(), route.path(), role, status));
        }
      }
      if (call(withRoles(List.of()), route).statusCode() != 403) {
        wrong.add("%s %s without a role".formatted(route.method(), route.path()));
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  default void a_method_that_a_route_lacks_is_refused_with_those_that_it_has() {
    var methods = new TreeMap<String, Set<String>>();
    for (var route : routeTable().routes()) {
      methods.computeIfAbsent(route.path(), path -> new TreeSet<>()).add(route.method());
    }
    var wrong = new ArrayList<String>();
    methods.forEach(
        (path, allowed) -> {
          var lacking = allowed.contains("DELETE") ? "PUT" : "DELETE";
          if (allowed.contains("GET")) {
            allowed.add("HEAD");
          }
          var answer =
              as("ana")
                  .request(lacking, path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString()));
          if (answer.statusCode() != 405
              || !String.join(", ", allowed).equals(answer.header("Allow"))) {
            wrong.add("%s: %d, %s".formatted(path, answer.statusCode(), answer.header("Allow")));
          }
        });

    assertThat(wrong).isEmpty();
  }

  @Test
  default void another_media_type_is_refused_with_those_that_there_are() {
    var wrong = new ArrayList<String>();
    for (var operation : Operations.served().toList()) {
      var path = operation.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
      var read = operation.typesOfBody();
      var answered = operation.typesOfAnswer();
      if (!read.isEmpty()) {
        var sent = sending("image/png").request(operation.method(), path);
        wrong.addAll(faults(operation, sent, 415, "Content-Type: 'image/png", read));
      }
      if (!answered.isEmpty()) {
        var asking = read.isEmpty() ? as("ana") : sending(read.iterator().next());
        var asked = asking.accept("image/png").request(operation.method(), path);
        wrong.addAll(faults(operation, asked, 406, "Accept: 'image/png", answered));
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  default void a_damaged_cursor_is_named_like_any_other_bad_parameter() {
    var wrong = new ArrayList<String>();
    for (var operation : Operations.served().filter(Operations.Operation::isPaged).toList()) {
      var answer = as("ana").get(operation.path() + "?cursor=xx");
      if (answer.statusCode() != 400
          || !"cursor".equals(answer.jsonPath().getString("errors[0].parameter"))
          || !"invalid-cursor".equals(answer.jsonPath().getString("errors[0].code"))) {
        wrong.add("%s: %s".formatted(operation.route(), answer.asString()));
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  default void the_feeds_token_opens_the_feed_only() {
    var feedToken = ServiceEnvironment.identity().feedToken();
    var wrong = new ArrayList<String>();
    for (var route : routeTable().routes()) {
      if (route.isPublic()) {
        continue;
      }
      int machine = call(Api.bearer(feedToken).urlEncodingEnabled(false), route).statusCode();
      int person = call(as("ana"), route).statusCode();
      if (route.isFeed() ? machine != 200 || person != 401 : machine != 401) {
        wrong.add("%s %s: %d, %d".formatted(route.method(), route.path(), machine, person));
      }
    }

    assertThat(wrong).isEmpty();
  }

  /// Together with what may be written, in every way of writing.
  @Test
  default void fields_of_the_server_cannot_be_written() {
    var wrong = new ArrayList<String>();
    samples().forEach((collection, sample) -> creating("ana", sample).post("/v1/" + collection));
    var before = Tables.sizes();
    for (var operation : Operations.served().toList()) {
      var sample = samples().get(operation.path().replace("/v1/", ""));
      if (sample != null && !operation.readOnlyFields().isEmpty()) {
        new ServerFields(operation.path(), operation.readOnlyFields(), sample)
            .writeEverywhere(wrong);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(Tables.sizes()).isEqualTo(before);
  }

  @Test
  default void what_people_write_is_in_neither_the_feed_nor_the_log() {
    if (samples().isEmpty()) {
      return; // Nobody writes to a service that owns no collection.
    }
    var canaries = new Canaries();
    canaries.plantEverywhere(samples());

    assertThat(canaries.wrong()).isEmpty();
    assertThat(canaries.planted()).hasSizeGreaterThan(samples().size() / 2);
    assertThat(canaries.refused()).isNotEmpty();
    assertThat(ServiceEnvironment.log()).contains("started in");
    var said = ServiceEnvironment.log().lines().toList();
    var published =
        Feed.isServed()
            ? Feed.changes().stream().map(Object::toString).toList()
            : List.<String>of();
    assertThat(published.isEmpty()).isNotEqualTo(Feed.isServed());
    assertThat(Stream.concat(said.stream(), published.stream()))
        .filteredOn(line -> line.contains(canaries.word()))
        .isEmpty();
  }

  /// A line for each of the page's items, with all that the item says.
  @Test
  default void every_list_is_a_file_too() throws IOException {
    samples().forEach((collection, sample) -> creating("ana", sample).post("/v1/" + collection));
    for (var collection : samples().keySet()) {
      var items = read("application/json", collection).getFirst().get("items");
      var lines = read("application/x-ndjson", collection);
      var table =
          CSVFormat.RFC4180
              .builder()
              .setHeader()
              .setSkipHeaderRecord(true)
              .get()
              .parse(new StringReader(list("text/csv", collection)));

      assertThat(items).as(collection).isNotEmpty();
      assertThat(lines).as(collection).containsExactlyElementsOf(items);
      assertThat(table.getHeaderNames().stream().map(name -> name.split("\\.")[0]).distinct())
          .as(collection)
          .containsExactlyElementsOf(() -> items.get(0).fieldNames());
      assertThat(table.getRecords())
          .as(collection)
          .extracting(line -> line.get("id"))
          .containsExactlyElementsOf(items.findValuesAsText("id"));
    }
  }

  /// To a browser and to a program that sends no Accept as well.
  @Test
  default void a_list_is_json_unless_a_file_is_asked_for()
      throws IOException, InterruptedException {
    for (var collection : samples().keySet()) {
      var silent =
          HttpRequest.newBuilder(
                  URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/" + collection))
              .header("Authorization", "Bearer " + ServiceEnvironment.identity().token("ana"))
              .build();
      try (var client = HttpClient.newHttpClient()) {
        var answer = client.send(silent, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
      }
      assertThat(
              as("ana")
                  .accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                  .get("/v1/" + collection)
                  .contentType())
          .isEqualTo("application/json");
    }
  }

  private static List<JsonNode> read(String type, String collection) throws IOException {
    return new ObjectMapper()
        .readerFor(JsonNode.class)
        .<JsonNode>readValues(list(type, collection))
        .readAll();
  }

  private static String list(String type, String collection) {
    return as("ana")
        .accept(type)
        .get("/v1/" + collection)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static RequestSpecification sending(String type) {
    return as("ana").contentType(type).body(new byte[] {'{', '}'});
  }

  private static List<String> faults(
      Operations.Operation operation, Response answer, int status, String came, Set<String> types) {
    var problem = answer.statusCode() == status ? answer.jsonPath().getString("detail") : "";
    var expected = problem.replaceFirst(".* \\(expected: (.*)\\)", "$1").split(", ");
    return problem.startsWith(came) && Set.of(expected).equals(types)
        ? List.of()
        : List.of("%s: %d %s".formatted(operation.route(), answer.statusCode(), problem));
  }

  private static Response call(RequestSpecification request, RouteTable.Route route) {
    var path = route.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    var type =
        route.path().endsWith(":import")
            ? "application/x-ndjson"
            : route.method().equals("PATCH") ? "application/merge-patch+json" : "application/json";
    return route.method().equals("GET")
        ? request.get(path)
        : request
            .contentType(type)
            .body("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .request(route.method(), path);
  }
}
