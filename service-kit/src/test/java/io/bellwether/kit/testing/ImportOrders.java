package io.bellwether.kit.testing;

import static io.bellwether.kit.testing.Api.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.localstack.identity.DemoUser;
import io.bellwether.localstack.identity.DevelopmentIdentity;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// Imports the same lines in one order after the other, each for a tenant of its own, and compares
/// what is listed in the end. Give -Dseed= to repeat a run.
public final class ImportOrders {

  private static final Logger LOG = Logger.getLogger(ImportOrders.class);

  /// A file may fail while another that it refers to is not there yet; it is sent again then.
  private static final int MOST_ROUNDS = 20;

  private static final Pattern ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private static final String KNOWN =
      "\"externalId\": \"%d\", \"sourceUpdatedAt\": \"2026-06-0%dT00:00:00Z\"";

  private record File(String collection, List<String> lines) {}

  private final Map<String, List<String>> lines = new LinkedHashMap<>();
  private final Random random;

  public ImportOrders() {
    var seed = Long.getLong("seed", System.nanoTime());
    LOG.info("seed " + seed);
    random = new Random(seed);
  }

  /// Up to three lines of each row, the last being what the source said last.
  ///
  /// @param line of the row of a number: what is given says of which row and when, the rest names
  ///   every other field
  public ImportOrders with(String collection, int rows, BiFunction<Integer, String, String> line) {
    var versions = new ArrayList<String>();
    for (int row = 0; row < rows; row++) {
      int last = 1 + random.nextInt(3);
      for (int version = 1; version <= last; version++) {
        versions.add(line.apply(row, KNOWN.formatted(row, version)));
      }
    }
    lines.put(collection, versions);
    return this;
  }

  public String oneOf(String... values) {
    return values[random.nextInt(values.length)];
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  /// As given, then shuffled and split `times` times.
  public void endInTheSameRows(int times) {
    var expected = new Tenant().afterOne(inOrder());
    assertThat(expected.keySet()).hasSizeGreaterThan(lines.size());
    for (int n = 0; n < times; n++) {
      assertThat(new Tenant().afterAll(shuffled())).isEqualTo(expected);
    }
  }

  private List<File> inOrder() {
    return lines.entrySet().stream()
        .map(collection -> new File(collection.getKey(), collection.getValue()))
        .toList();
  }

  private List<File> shuffled() {
    var files = new ArrayList<File>();
    lines.forEach(
        (collection, all) -> {
          var shuffled = new ArrayList<>(all);
          Collections.shuffle(shuffled, random);
          int size = 1 + random.nextInt(shuffled.size());
          for (int from = 0; from < shuffled.size(); from += size) {
            int to = Math.min(from + size, shuffled.size());
            files.add(new File(collection, shuffled.subList(from, to)));
          }
        });
    Collections.shuffle(files, random);
    return files;
  }

  private final class Tenant {

    private final String token;

    Tenant() {
      var claims = DevelopmentIdentity.claimsOf(DemoUser.ANA);
      claims.put("tenant", "t" + UUID.randomUUID());
      token = ServiceEnvironment.identity().token(claims);
    }

    Map<String, String> afterOne(List<File> files) {
      for (var file : files) {
        assertThat(failed(file)).as(file.collection()).isFalse();
      }
      return rows();
    }

    Map<String, String> afterAll(List<File> files) {
      var rest = files;
      for (int round = 0; round < MOST_ROUNDS && !rest.isEmpty(); round++) {
        rest = rest.stream().filter(this::failed).toList();
      }
      assertThat(rest).isEmpty();
      return rows();
    }

    private boolean failed(File file) {
      var answer =
          api()
              .contentType("application/x-ndjson")
              .body((String.join("\n", file.lines()) + "\n").getBytes(StandardCharsets.UTF_8))
              .post("/v1/%s:import".formatted(file.collection()));
      answer.then().statusCode(200);
      return !answer.asString().contains("\"failed\":0,");
    }

    private RequestSpecification api() {
      return bearer(token);
    }

    /// Every row by collection and external id, without what the service made up itself. Ids follow
    /// from the tenant, so they are replaced by the names of the rows.
    private Map<String, String> rows() {
      var names = new LinkedHashMap<String, String>();
      var rows = new TreeMap<String, String>();
      lines.keySet().forEach(collection -> list(collection, names, rows));
      rows.replaceAll((name, row) -> named(row, names));
      return rows;
    }

    private void list(String collection, Map<String, String> names, Map<String, String> rows) {
      var cursor = "";
      while (cursor != null) {
        var page = api().get("/v1/%s?limit=200%s".formatted(collection, cursor)).jsonPath();
        for (var item : page.<Map<String, Object>>getList("items")) {
          var name = collection + "/" + item.get("externalId");
          names.put(String.valueOf(item.get("id")), name);
          for (var made : List.of("id", "recordedAt", "updatedAt")) {
            item.remove(made);
          }
          rows.put(name, new TreeMap<>(item).toString());
        }
        var next = page.getString("nextCursor");
        cursor = next == null ? null : "&cursor=" + next;
      }
    }

    private static String named(String row, Map<String, String> names) {
      return ID.matcher(row).replaceAll(id -> names.getOrDefault(id.group(), "of another service"));
    }
  }
}
