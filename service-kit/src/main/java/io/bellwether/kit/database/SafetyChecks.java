package io.bellwether.kit.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/// Row level security protects nothing from a superuser, from a role that bypasses it, or from the
/// owner of a table where it is not forced. A service that would run unprotected refuses to start.
@Singleton
class SafetyChecks {

  private static final String ROLE =
      "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user";
  private static final String UNFORCED_TABLE =
      """
      SELECT c.relname FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
      WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
      ORDER BY c.relname LIMIT 1
      """;
  private static final String OWNED_TABLE =
      """
      SELECT c.relname FROM pg_class c
      WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
        AND pg_get_userbyid(c.relowner) = current_user
      ORDER BY c.relname LIMIT 1
      """;

  private final AgroalDataSource application;
  private final AgroalDataSource feed;

  SafetyChecks(AgroalDataSource application, @DataSource("feed") AgroalDataSource feed) {
    this.application = application;
    this.feed = feed;
  }

  void checkRoles() throws SQLException {
    refuseMightyRole(application);
    refuseMightyRole(feed);
  }

  void checkTables() throws SQLException {
    refuseFirst(
        UNFORCED_TABLE,
        "The table %s holds tenants' rows without forced row level security;"
            + " refusing to start (expected: FORCE ROW LEVEL SECURITY).");
    refuseFirst(
        OWNED_TABLE,
        "The application's database role owns the table %s;"
            + " refusing to start (expected: an owner of its own that only migrates).");
  }

  private static void refuseMightyRole(AgroalDataSource source) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var role = statement.executeQuery(ROLE)) {
      role.next();
      if (role.getBoolean("rolsuper") || role.getBoolean("rolbypassrls")) {
        throw new UnsafeDatabaseException(
            ("The database role %s is a superuser or bypasses row level security;"
                    + " refusing to start (expected: an ordinary role).")
                .formatted(role.getString("rolname")));
      }
    }
  }

  private void refuseFirst(String query, String sentence) throws SQLException {
    try (var connection = application.getConnection();
        var statement = connection.createStatement();
        var found = statement.executeQuery(query)) {
      if (found.next()) {
        throw new UnsafeDatabaseException(sentence.formatted(found.getString(1)));
      }
    }
  }
}
