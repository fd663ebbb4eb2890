package io.bellwether.scoring.store;

import io.bellwether.scoring.metric.Source;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

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
