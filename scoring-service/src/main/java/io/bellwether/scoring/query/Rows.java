package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Timing;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Composes which rows of a fact belong to which bucket of a query: FROM, joins and filters. Both
/// the aggregates and the lineage are built on it, so that they cannot drift apart.
final class Rows {

  private final Fact fact;
  private final Timing timing;
  private final Query query;
  private final List<Interval> buckets;

  Rows(Fact fact, Timing timing, Query query, List<Interval> buckets) {
    this.fact = fact;
    this.timing = timing;
    this.query = query;
    this.buckets = buckets;
  }

  void addFrom(Sql sql) {
    sql.add("\nFROM ");
    addBuckets(sql);
    sql.add(" b(b_no, b_from, b_until)\nJOIN ");
    addFact(sql, fact);
    sql.add(" f ON ");
    switch (timing) {
      case Timing.On(var column) ->
          sql.add("f." + column + " >= b.b_from AND f." + column + " < b.b_until");
      case Timing.InForce(var from, var to, var edge) ->
          addInForce(sql, "f." + from, "f." + to, edge);
      case Timing.FromTo fromTo -> {
        addInForce(sql, "f." + fromTo.from(), "f." + fromTo.to(), Timing.Edge.OPENING);
        addStateAtEnd(sql, fromTo);
      }
    }
    if (joinsAccount()) {
      sql.add("\nLEFT JOIN (SELECT id AS now_account_id");
      Fact.ACCOUNT_DIMENSIONS.values().forEach(c -> sql.add(", " + c + " AS now_" + c));
      sql.add(" FROM ");
      addFact(sql, Facts.ACCOUNT);
      sql.add(" a) a ON a.now_account_id = f.account_id");
    }
    sql.add("\nWHERE TRUE");
    for (var filter : query.filters()) {
      sql.add(" AND " + dimension(filter.dimension()));
      sql.add(filter.operator() == Filter.Operator.NE ? " NOT IN (" : " IN (");
      sql.bindAll(filter.values()).add(")");
    }
  }

  /// The expression of a dimension. Ids are looked up in closed maps: whatever is not in them does
  /// not reach the statement.
  String dimension(String id) {
    var own = fact.dimensions().get(id);
    if (own != null) {
      return orNone("f." + own);
    }
    var ofAccount = Fact.ACCOUNT_DIMENSIONS.get(id);
    if (ofAccount == null || !fact.allDimensions().contains(id)) {
      throw new IllegalArgumentException(
          "%s has no dimension %s (expected: one of %s)"
              .formatted(fact.name(), id, fact.allDimensions()));
    }
    return orNone("a.now_" + ofAccount);
  }

  /// Business dates are compared with local dates, instants with the instant at which the local day
  /// begins.
  private LocalDateTime edge(LocalDate date) {
    return fact.column(timing.columns().getFirst()).isInstant()
        ? LocalDateTime.ofInstant(date.atStartOfDay(query.zone()).toInstant(), ZoneOffset.UTC)
        : date.atStartOfDay();
  }

  private void addBuckets(Sql sql) {
    sql.add("(VALUES ");
    for (int i = 0; i < buckets.size(); i++) {
      sql.add(i == 0 ? "(" : ", (").add(Integer.toString(i)).add(", ");
      sql.bind(edge(buckets.get(i).from())).add(", ").bind(edge(buckets.get(i).to())).add(")");
    }
    sql.add(")");
  }

  /// One row a bucket and key, so that the rows at the start are not multiplied.
  private void addStateAtEnd(Sql sql, Timing.FromTo fromTo) {
    sql.add("\nLEFT JOIN (SELECT b.b_no AS end_bucket");
    fromTo.keys().forEach(key -> sql.add(", e." + key + " AS end_key_" + key));
    fromTo.carried().forEach(column -> sql.add(", max(e." + column + ") AS end_" + column));
    sql.add(" FROM ");
    addBuckets(sql);
    sql.add(" b(b_no, b_from, b_until) JOIN ");
    addFact(sql, fact);
    sql.add(" e ON ");
    addInForce(sql, "e." + fromTo.from(), "e." + fromTo.to(), Timing.Edge.CLOSING);
    sql.add(" GROUP BY b.b_no");
    fromTo.keys().forEach(key -> sql.add(", e." + key));
    sql.add(") x ON x.end_bucket = b.b_no");
    fromTo.keys().forEach(key -> sql.add(" AND x.end_key_" + key + " = f." + key));
  }

  private static void addInForce(Sql sql, String from, String to, Timing.Edge edge) {
    var at = edge == Timing.Edge.OPENING ? "b.b_from" : "b.b_until";
    sql.add(from + " < " + at + " AND " + to + " >= " + at);
  }

  private void addFact(Sql sql, Fact which) {
    addFact(sql, which, query);
  }

  static void addFact(Sql sql, Fact which, Query query) {
    var knownAt = query.knownAt();
    if (knownAt == null) {
      sql.add(which.name() + "_facts(").bind(query.tenant()).add(")");
    } else {
      sql.add(which.name() + "_known(").bind(query.tenant()).add(", ");
      sql.bind(LocalDateTime.ofInstant(knownAt, ZoneOffset.UTC)).add(")");
    }
  }

  private boolean joinsAccount() {
    var used = new ArrayList<>(query.cut().groupBy());
    query.filters().forEach(filter -> used.add(filter.dimension()));
    return used.stream().anyMatch(id -> !fact.dimensions().containsKey(id));
  }

  private static String orNone(String expression) {
    return "coalesce(CAST(" + expression + " AS varchar), '" + Filter.NONE + "')";
  }
}
