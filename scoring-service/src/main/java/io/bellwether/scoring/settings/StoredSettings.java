package io.bellwether.scoring.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.collection.Ids;
import io.bellwether.scoring.priority.PriorityWeights;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The row of a tenant's settings; before the first change there is none, and the usual ones hold.
@Singleton
public class StoredSettings {

  private final ObjectMapper json;

  StoredSettings(ObjectMapper json) {
    this.json = json;
  }

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
                + " reliable_from, priority_weights, id) VALUES (?, ?, ?, ?, CAST(? AS jsonb), ?)"
            : "UPDATE tenant_setting SET time_zone = ?, currency = ?, fiscal_year_start_month = ?,"
                + " reliable_from = ?, priority_weights = CAST(? AS jsonb), version = version + 1"
                + " WHERE id = ?";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, settings.timeZone());
      statement.setString(2, settings.currency());
      statement.setInt(3, settings.fiscalYearStartMonth());
      statement.setObject(4, settings.reliableFrom());
      statement.setString(5, written(settings.priorityWeights()));
      statement.setObject(6, Ids.named(tenant, "tenant-setting", "all"));
      statement.executeUpdate();
    }
  }

  private Versioned find(Connection connection, String locking) throws SQLException {
    try (var statement =
            connection.prepareStatement(
                "SELECT version, time_zone, currency, fiscal_year_start_month, reliable_from,"
                    + " priority_weights FROM tenant_setting"
                    + locking);
        var row = statement.executeQuery()) {
      return row.next()
          ? new Versioned(row.getLong("version"), settings(row))
          : new Versioned(0, TenantSettings.USUAL);
    }
  }

  private TenantSettings settings(ResultSet row) throws SQLException {
    return new TenantSettings(
        Objects.requireNonNullElse(row.getString("time_zone"), TenantSettings.USUAL.timeZone()),
        row.getString("currency"),
        Objects.requireNonNullElse(
            integer(row, "fiscal_year_start_month"), TenantSettings.USUAL.fiscalYearStartMonth()),
        integer(row, "reliable_from"),
        weights(row.getString("priority_weights")));
  }

  /// Weights that are the usual ones are not kept, so that they stay the usual ones.
  private @Nullable String written(PriorityWeights weights) {
    try {
      return weights.equals(PriorityWeights.USUAL) ? null : json.writeValueAsString(weights);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private PriorityWeights weights(@Nullable String text) {
    try {
      return text == null ? PriorityWeights.USUAL : json.readValue(text, PriorityWeights.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("priority_weights of a tenant cannot be read", e);
    }
  }

  private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Integer.class);
  }
}
