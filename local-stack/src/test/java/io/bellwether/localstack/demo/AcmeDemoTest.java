package io.bellwether.localstack.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.localstack.demo.acme.AcmeCompany;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The bytes that are imported.
class AcmeDemoTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Which collection a field refers to; in another service nothing checks it but this test.
  private static final Map<String, String> REFERENCES =
      Map.ofEntries(
          Map.entry("accountExternalId", "accounts"),
          Map.entry("contactExternalId", "contacts"),
          Map.entry("contractExternalId", "contracts"),
          Map.entry("predecessorExternalId", "contracts"),
          Map.entry("teamExternalId", "teams"),
          Map.entry("calendarExternalId", "calendars"),
          Map.entry("repExternalId", "reps"),
          Map.entry("releaseExternalId", "releases"),
          Map.entry("caseExternalId", "cases"),
          Map.entry("repeatOfExternalId", "cases"),
          Map.entry("knownIssueExternalId", "known-issues"),
          Map.entry("articleId", "articles"),
          Map.entry("surveyExternalId", "surveys"),
          Map.entry("invitationExternalId", "invitations"),
          Map.entry("responseExternalId", "responses"));

  @Test
  void the_same_seed_is_the_same_bytes_and_another_is_not() throws Exception {
    assertThat(digest(new AcmeCompany(7))).isEqualTo(digest(new AcmeCompany(7)));
    assertThat(digest(new AcmeCompany(8))).isNotEqualTo(digest(new AcmeCompany(7)));
  }

  @Test
  void a_line_refers_only_to_what_was_imported_before() throws Exception {
    var known = new HashMap<String, Set<String>>();
    for (var collection : new AcmeCompany(AcmeCompany.SEED).imports().entrySet()) {
      var ids = known.computeIfAbsent(collection.getKey(), _ -> new HashSet<>());
      for (var line : lines(collection.getValue())) {
        var object = JSON.readTree(line);
        for (var reference : REFERENCES.entrySet()) {
          requireKnown(
              object, reference.getKey(), known.getOrDefault(reference.getValue(), Set.of()));
        }
        assertThat(ids.add(object.path("externalId").asText())).as(line).isTrue();
      }
    }
  }

  @Test
  void days_and_instants_are_text() throws Exception {
    var first =
        JSON.readTree(lines(requireNonNull(new AcmeCompany(7).imports().get("cases"))).getFirst());

    assertThat(first.path("createdAt").asText())
        .matches("202\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  }

  private static void requireKnown(JsonNode object, String field, Set<String> known) {
    if (object.has(field)) {
      assertThat(known.contains(object.path(field).asText())).as(object.toString()).isTrue();
    }
  }

  private static List<String> lines(Supplier<Stream<?>> objects) throws IOException {
    try (var body = new NdjsonBody(objects.get())) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String digest(AcmeCompany company) throws IOException, NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    for (var objects : company.imports().values()) {
      try (var body = new NdjsonBody(objects.get())) {
        var block = new byte[16 * 1024];
        for (int read = body.read(block); read >= 0; read = body.read(block)) {
          digest.update(block, 0, read);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
