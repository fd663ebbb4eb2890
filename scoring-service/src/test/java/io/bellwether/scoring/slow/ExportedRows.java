package io.bellwether.scoring.slow;

import io.bellwether.scoring.metric.ColumnType;
import io.bellwether.scoring.metric.Fact;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All rows of each fact of a tenant, as they are or as they were known.
public final class ExportedRows {

  private final Connection connection;
  private final String tenant;
  private final @Nullable Instant knownAt;
  private final Map<String, List<SlowRow>> byFact = new HashMap<>();

  public ExportedRows(Connection connection, String tenant, @Nullable Instant knownAt) {
    this.connection = connection;
    this.tenant = tenant;
    this.knownAt = knownAt;
  }

  public List<SlowRow> of(Fact fact) throws SQLException {
    var rows = byFact.get(fact.name());
    if (rows == null) {
      rows = export(fact);
      byFact.put(fact.name(), rows);
    }
    return rows;
  }

  private List<SlowRow> export(Fact fact) throws SQLException {
    var sql =
        knownAt == null
            ? "SELECT * FROM %s_facts(?)".formatted(fact.name())
            : "SELECT * FROM %s_known(?, ?)".formatted(fact.name());
    try (var select = connection.prepareStatement(sql)) {
      select.setString(1, tenant);
      if (knownAt != null) {
        select.setObject(2, LocalDateTime.ofInstant(knownAt, ZoneOffset.UTC));
      }
      var rows = new ArrayList<SlowRow>();
      try (var result = select.executeQuery()) {
        while (result.next()) {
          var columns = new HashMap<String, Object>();
          for (var column : fact.columns().entrySet()) {
            var value = value(result, column.getKey(), column.getValue());
            if (value != null) {
              columns.put(column.getKey(), value);
            }
          }
          rows.add(new SlowRow(result.getObject("id", UUID.class), columns));
        }
      }
      // No shared empty list: rows are told apart by identity.
      return Collections.unmodifiableList(rows);
    }
  }

  private static @Nullable Object value(ResultSet result, String column, ColumnType type)
      throws SQLException {
    if (result.getObject(column) == null) {
      return null;
    }
    return switch (type) {
      case ID -> result.getObject(column, UUID.class);
      case TEXT -> result.getString(column);
      case NUMBER -> new BigDecimal(result.getString(column)).longValueExact();
      case DECIMAL -> result.getBigDecimal(column);
      case BOOLEAN -> result.getBoolean(column);
      case DATE, END_DATE, INSTANT, END_INSTANT -> result.getObject(column, LocalDateTime.class);
    };
  }
}
