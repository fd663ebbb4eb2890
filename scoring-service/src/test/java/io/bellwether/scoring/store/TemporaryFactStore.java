package io.bellwether.scoring.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.Source;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A fact store of a test, with the shortest ways to write pages and to read rows.
public final class TemporaryFactStore implements AutoCloseable {

  private static final Pattern FACT = Pattern.compile("(\\w+)_facts\\(");

  public final FactStore store;
  public final FactWriter writer;

  private TemporaryFactStore(Path dir, long keptCells) {
    store = new FactStore(new Config(dir, keptCells));
    writer = new FactWriter(store);
  }

  public static TemporaryFactStore in(Path dir) {
    return in(dir, 1_000_000);
  }

  public static TemporaryFactStore in(Path dir, long keptCells) {
    return new TemporaryFactStore(dir, keptCells);
  }

  private record Config(Path dir, long keptCells) implements FactStoreConfig {
    @Override
    public String memoryLimit() {
      return "200MB";
    }

    @Override
    public int threads() {
      return 2;
    }

    @Override
    public String spillLimit() {
      return "100MB";
    }
  }

  /// Applies changes as the next page of their source.
  public void apply(FactChange... changes) {
    var source = changes[0].fact().source();
    var after = writer.cursor(source).token();
    writer.apply(page(source, after, after + "+", List.of(changes)));
  }

  public static FactPage page(Source source, String after, String next, List<FactChange> changes) {
    var lastTick = changes.stream().map(FactChange::knownAt).max(Instant::compareTo).orElse(null);
    return new FactPage(
        after,
        new Cursor(source, next, "epoch-1", lastTick, lastTick, lastTick, lastTick, true),
        changes,
        List.of(),
        0);
  }

  /// Rows as text, one string a row, in an order of their own. Whether derived facts are computed
  /// for the question or were computed before makes no difference.
  public List<String> rows(String sql, Object... parameters) {
    try (var connection = store.read()) {
      var rows = rows(connection, sql, parameters);
      if (!DerivedFact.keptOf(factsIn(sql)).isEmpty()) {
        try (var prepared = store.read(tenant(parameters), factsIn(sql), null)) {
          assertThat(rows(prepared, sql, parameters)).as("computed before").isEqualTo(rows);
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static String tenant(Object... parameters) {
    return parameters.length > 0 && parameters[0] instanceof String tenant ? tenant : "acme";
  }

  private static List<String> factsIn(String sql) {
    return FACT.matcher(sql).results().map(found -> found.group(1)).toList();
  }

  static List<String> rows(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (var select = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(
            i + 1,
            parameters[i] instanceof Instant instant
                ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                : parameters[i]);
      }
      var rows = new ArrayList<String>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var line = new StringBuilder();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            line.append(i == 1 ? "" : "|").append(row.getString(i));
          }
          rows.add(line.toString());
        }
      }
      rows.sort(null);
      return rows;
    }
  }

  @Override
  public void close() {
    writer.close();
    store.close();
  }
}
