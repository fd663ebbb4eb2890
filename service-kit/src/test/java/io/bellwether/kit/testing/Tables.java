package io.bellwether.kit.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The tables that hold rows of tenants, from the database's own catalogue.
final class Tables {

  private static final String OF_TENANTS =
      """
      SELECT c.relname FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
      WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1
      """;

  private Tables() {}

  /// How many rows each has, of all tenants. What was turned away is counted while others look, and
  /// reports of imports that stored nothing are no rows of theirs.
  static Map<String, Long> sizes() {
    try (var connection = superuser()) {
      var sizes = new TreeMap<String, Long>();
      for (var table : ofTenants(connection)) {
        if (!List.of("audit_entry", "import_report").contains(table)) {
          sizes.put(table, number(connection, "SELECT count(*) FROM " + table));
        }
      }
      return sizes;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static Connection superuser() throws SQLException {
    return ServiceEnvironment.postgres()
        .superuser(ServiceEnvironment.databaseName())
        .getConnection();
  }

  /// As the service's own role, past the service.
  static Connection application() throws SQLException {
    var database = ServiceEnvironment.database();
    return DriverManager.getConnection(
        database.jdbcUrl(), database.app().user(), database.app().password());
  }

  static List<String> ofTenants(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(OF_TENANTS)) {
      while (found.next()) {
        names.add(found.getString(1));
      }
    }
    return names;
  }

  static long number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }
}
