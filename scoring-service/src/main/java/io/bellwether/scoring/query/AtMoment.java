package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Fact;
import java.time.Instant;

/// What is in force at a moment: for lists of rows, which no metric answers.
///
/// @param query whose tenant, filters and `knownAt` hold; its interval is not used
public record AtMoment(Query query, Instant at) {

  /// A statement whose first table, `open`, has the rows of a fact that are in force and pass the
  /// filters.
  public Sql with(Fact fact) {
    var sql = new Sql().add("WITH open AS (");
    Rows.addInForceAt(sql, fact, query, at);
    return sql.add(")");
  }
}
