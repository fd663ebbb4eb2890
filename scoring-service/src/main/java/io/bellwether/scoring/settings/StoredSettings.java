package io.bellwether.scoring.settings;

import io.bellwether.kit.collection.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The row of a tenant's settings; before the first change there is none, and the usual ones hold.
@Singleton
public class StoredSettings {

  /// @param version 0 before the first change
  record Versioned(long version, TenantSettings settings) {
    String etag() {
      return Long.toString(version);
    }
  }

  public TenantSettings read(Connection connection) throws SQLException {
    return find(connection, "").settings();
  }

  Versioned get(Connection connection) throws SQLException {
    return find(connection, "");
  }

  Versioned lock(Connection connection) throws SQLException {
    return find(connection, " FOR UPDATE");
  }

  /// Two first changes at once: one of them meets the other's row, and is run again.
  void write(Connection connection, String tenant, TenantSettings settings, long before)
      throws SQLException {
    var sql =
        before == 0
            ? "INSERT INTO tenant_setting (time_zone, currency, fiscal_year_start_month,"
                + " reliable_from, id) VALUES (?, ?, ?, ?, ?)"
            : "UPDATE tenant_setting SET time_zone = ?, currency = ?, fiscal_year_start_month = ?,"
                + " reliable_from = ?, version = version + 1 WHERE id = ?";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, settings.timeZone());
      statement.setString(2, settings.currency());
      statement.setInt(3, settings.fiscalYearStartMonth());
      statement.setObject(4, settings.reliableFrom());
      statement.setObject(5, Ids.named(tenant, "tenant-setting", "all"));
      statement.executeUpdate();
    }
  }

  private static Versioned find(Connection connection, String locking) throws SQLException {
    try (var statement =
            connection.prepareStatement(
                "SELECT version, time_zone, currency, fiscal_year_start_month, reliable_from"
                    + " FROM tenant_setting"
                    + locking);
        var row = statement.executeQuery()) {
      return row.next()
          ? new Versioned(row.getLong("version"), settings(row))
          : new Versioned(0, TenantSettings.USUAL);
    }
  }

  private static TenantSettings settings(ResultSet row) throws SQLException {
    return new TenantSettings(
        Objects.requireNonNullElse(row.getString("time_zone"), TenantSettings.USUAL.timeZone()),
        row.getString("currency"),
        Objects.requireNonNullElse(
            integer(row, "fiscal_year_start_month"), TenantSettings.USUAL.fiscalYearStartMonth()),
        integer(row, "reliable_from"));
  }

  private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Integer.class);
  }
}
