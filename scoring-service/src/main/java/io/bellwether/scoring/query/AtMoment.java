package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Fact;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/// What is in force at a moment: for lists of rows, which no metric answers.
///
/// @param query whose tenant, filters and `knownAt` hold; its interval is not used
public record AtMoment(Query query, Instant at) {

  /// A statement whose first table, `open`, has the rows of a fact that are in force and pass the
  /// filters.
  ///
  /// @param only those of these ids; empty for all
  public Sql with(Fact fact, Collection<UUID> only) {
    var sql = new Sql().add("WITH open AS (");
    Rows.addInForceAt(sql, fact, query, at);
    if (!only.isEmpty()) {
      sql.add(" AND CAST(f.id AS varchar) IN (");
      sql.bindAll(only.stream().map(UUID::toString).toList()).add(")");
    }
    return sql.add(")");
  }
}
