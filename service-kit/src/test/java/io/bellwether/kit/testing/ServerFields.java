package io.bellwether.kit.testing;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/// The fields of a collection that only the server writes, beside everything that a caller may.
record ServerFields(String path, List<String> names, String sample) {

  void writeEverywhere(List<String> wrong) {
    var body = RemovalContract.Removal.json(sample);
    body.put("externalId", UUID.randomUUID().toString());
    names.forEach(body::putNull);
    refused("POST without values", creating("ana", body.toString()).post(path), wrong);
    names.forEach(name -> body.put(name, "2026-01-01T00:00:00Z"));
    refused("POST", creating("ana", body.toString()).post(path), wrong);
    var report = importing("ana", body.toString()).post(path + ":import").asString();
    if (!report.contains("\"failed\":1")
        || !names.stream().allMatch(name -> report.contains("\"/%s\"".formatted(name)))) {
      wrong.add(":import to %s: %s".formatted(path, report));
    }
    change(body, wrong);
  }

  private void change(ObjectNode body, List<String> wrong) {
    var row = as("ana").get(path + "?limit=1");
    body.remove("externalId");
    var one = "%s/%s".formatted(path, row.<String>path("items[0].id"));
    refused(
        "PATCH",
        as("ana")
            .header("If-Match", as("ana").get(one).header("ETag"))
            .contentType("application/merge-patch+json")
            .body(body.toString())
            .patch(one),
        wrong);
  }

  private void refused(String method, Response answer, List<String> wrong) {
    var expected = new TreeSet<>(names.stream().map(name -> "/" + name).toList());
    if (answer.statusCode() != 400
        || !"unknown-field".equals(answer.path("code"))
        || !new TreeSet<>(answer.<List<String>>path("errors.pointer")).equals(expected)) {
      wrong.add("%s to %s: %s".formatted(method, path, answer.asString()));
    }
  }
}
