package io.bellwether.kit.testing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Where words are found: in every column of every table of the service's database, the catalogue
/// and its samples of columns included, in the feed and in the service's log.
public final class Traces {

  private static final String TABLES =
      """
      SELECT c.oid::regclass::text FROM pg_class c
      WHERE c.relkind IN ('r', 'p', 'm') AND c.relnamespace <> 'information_schema'::regnamespace
      ORDER BY 1
      """;

  private Traces() {}

  /// Each place where one of the words is.
  public static List<String> of(List<String> words) {
    var places = new ArrayList<String>();
    try (var connection =
        ServiceEnvironment.postgres()
            .superuser(ServiceEnvironment.databaseName())
            .getConnection()) {
      analyze(connection);
      for (var table : tables(connection)) {
        for (var word : words) {
          if (holds(connection, table, word)) {
            places.add("%s: %s".formatted(table, word));
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    var log = ServiceEnvironment.log();
    words.stream().filter(log::contains).map(word -> "log: " + word).forEach(places::add);
    return places;
  }

  /// What the planner samples now is looked at too.
  public static void analyze() {
    try (var connection =
        ServiceEnvironment.postgres()
            .superuser(ServiceEnvironment.databaseName())
            .getConnection()) {
      analyze(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void analyze(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("ANALYZE");
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(TABLES)) {
      while (found.next()) {
        tables.add(found.getString(1));
      }
    }
    return tables;
  }

  /// A row as text shows bytes in hexadecimal.
  private static boolean holds(Connection connection, String table, String word)
      throws SQLException {
    var hex = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
    try (var statement =
        connection.prepareStatement(
            "SELECT EXISTS (SELECT FROM %s t WHERE position(? IN t::text) > 0 OR position(? IN t::text) > 0)"
                .formatted(table))) {
      statement.setString(1, word);
      statement.setString(2, hex);
      try (var found = statement.executeQuery()) {
        found.next();
        return found.getBoolean(1);
      }
    }
  }
}
