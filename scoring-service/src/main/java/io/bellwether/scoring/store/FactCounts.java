package io.bellwether.scoring.store;

import io.bellwether.scoring.metric.Source;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many rows a tenant has: what tells a tenant whether its data has arrived.
@Singleton
public class FactCounts {

  private final FactStore store;

  public FactCounts(FactStore store) {
    this.store = store;
  }

  /// @param facts rows of each fact
  /// @param quarantined rows that could not be understood
  public record OfSource(Map<String, Long> facts, long quarantined) {
    public long rows() {
      return facts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  public Map<Source, OfSource> of(String tenant) {
    try (var connection = store.read()) {
      var counts = new EnumMap<Source, OfSource>(Source.class);
      for (var source : Source.values()) {
        var facts = new LinkedHashMap<String, Long>();
        for (var fact : FactTables.of(source)) {
          facts.put(
              fact.name(),
              count(connection, "SELECT count(*) FROM %s_facts(?)".formatted(fact.name()), tenant));
        }
        counts.put(source, new OfSource(facts, quarantined(connection, tenant, source)));
      }
      return counts;
    } catch (SQLException e) {
      throw new FactStoreFailure("counting rows", e);
    }
  }

  /// How many of the tenant's rows from this source could not be understood.
  public long quarantined(String tenant, Source source) {
    try (var connection = store.read()) {
      return quarantined(connection, tenant, source);
    } catch (SQLException e) {
      throw new FactStoreFailure("counting quarantined rows", e);
    }
  }

  /// What of the tenant's cases is counted anew by other working hours; null while nothing is.
  ///
  /// @param knownAt when that was known; null for now
  public @Nullable Recount recount(String tenant, @Nullable Instant knownAt) {
    var rows = "%s(?%s) WHERE ended_at = %s";
    try (var connection = store.read();
        var select =
            connection.prepareStatement(
                "SELECT max(cases_total), bool_or(coalesce(cause, 'ASSIGNMENT') = 'ASSIGNMENT') FROM "
                    + (knownAt == null
                        ? rows.formatted("recalculation_facts", "", FactSchema.OPEN_END_SQL)
                        : rows.formatted("recalculation_known", ", ?", FactSchema.OPEN_END_SQL)))) {
      select.setString(1, tenant);
      if (knownAt != null) {
        select.setObject(2, LocalDateTime.ofInstant(knownAt, ZoneOffset.UTC));
      }
      try (var row = select.executeQuery()) {
        row.next();
        var cases = row.getLong(1);
        return row.wasNull() ? null : new Recount(cases, row.getBoolean(2));
      }
    } catch (SQLException e) {
      throw new FactStoreFailure("looking for recalculations", e);
    }
  }

  private static long quarantined(Connection connection, String tenant, Source source)
      throws SQLException {
    return count(
        connection,
        "SELECT count(*) FROM quarantine_facts(?) WHERE source = '%s'".formatted(source.wireName()),
        tenant);
  }

  private static long count(Connection connection, String sql, String tenant) throws SQLException {
    try (var select = connection.prepareStatement(sql)) {
      select.setString(1, tenant);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
