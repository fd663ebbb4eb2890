package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.metric.Timing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Composes which rows of a fact belong to which bucket of a query: FROM, joins and filters. Both
/// the aggregates and the lineage are built on it, so that they cannot drift apart.
final class Rows {

  private static final String SINCE_LAST_RESPONSE =
      ("CASE WHEN %1$s >= b.b_until_at - INTERVAL '1' day THEN '00-01d'"
              + " WHEN %1$s >= b.b_until_at - INTERVAL '3' day THEN '01-03d'"
              + " WHEN %1$s >= b.b_until_at - INTERVAL '7' day THEN '03-07d'"
              + " WHEN %1$s >= b.b_until_at - INTERVAL '30' day THEN '07-30d' ELSE '30d+' END")
          .formatted("f." + Fact.LAST_RESPONSE);

  private final Fact fact;
  private final Timing timing;
  private final Query query;
  private final List<Interval> buckets;
  private final AccountOfRow account;

  Rows(Fact fact, Timing timing, Query query, List<Interval> buckets) {
    this.fact = fact;
    this.timing = timing;
    this.query = query;
    this.buckets = buckets;
    this.account = new AccountOfRow(fact, timing, query, buckets);
  }

  void addFrom(Sql sql) {
    sql.add("\nFROM ");
    addBuckets(sql);
    sql.add(" b(b_no, b_from, b_until, b_last, b_from_at, b_until_at)\nJOIN ");
    addFact(sql, fact);
    sql.add(" f ON ");
    switch (timing) {
      case Timing.On(var column) ->
          sql.add("f." + column + " >= b.b_from AND f." + column + " < b.b_until");
      case Timing.During(var from, var to) ->
          sql.add("f." + from + " < b.b_until AND f." + to + " > b.b_from");
      case Timing.InForce(var from, var to, var edge) ->
          addInForce(sql, "f." + from, "f." + to, edge);
      case Timing.FromTo fromTo -> {
        addInForce(sql, "f." + fromTo.from(), "f." + fromTo.to(), Timing.Edge.OPENING);
        addStateAtEnd(sql, fromTo);
      }
    }
    addJoins(sql);
    sql.add("\nWHERE TRUE");
    addFilters(sql);
  }

  private void addJoins(Sql sql) {
    account.addJoins(sql, usedDimensions());
    if (usedDimensions().stream().anyMatch(this::isOfFirst)) {
      sql.add(
          "\nLEFT JOIN (SELECT id AS first_case_id, rep_id AS first_rep, team_id AS first_team");
      sql.add(" FROM ").addFact(SupportFacts.FIRST_ASSIGNEE, query);
      sql.add(" w) w ON w.first_case_id = f.id");
    }
  }

  private boolean isOfFirst(String dimension) {
    return query.ofFirst() && fact.canBeOfFirst() && Fact.BY_PEOPLE.contains(dimension);
  }

  private void addFilters(Sql sql) {
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
      return orNone(isOfFirst(id) ? "w.first_" + id : "f." + own);
    }
    if (id.equals(Fact.BY_HOUR) || id.equals(Fact.BY_WEEKDAY)) {
      return localTime(id);
    }
    if (id.equals(Fact.BY_LAST_RESPONSE) && fact.columns().containsKey(Fact.LAST_RESPONSE)) {
      return SINCE_LAST_RESPONSE;
    }
    var ofAccount = account.dimension(id);
    if (ofAccount == null) {
      throw new IllegalArgumentException(
          "%s has no dimension %s (expected: one of %s)"
              .formatted(fact.name(), id, fact.allDimensions()));
    }
    return orNone(ofAccount);
  }

  /// The hour or weekday of the row's date in the zone of the query.
  private String localTime(String id) {
    var local = new ZoneOffsets(query.zone(), buckets).toLocal("f." + timing.columns().getFirst());
    return id.equals(Fact.BY_HOUR)
        ? "lpad(CAST(extract(hour FROM " + local + ") AS varchar), 2, '0')"
        : "CASE CAST(extract(isodow FROM "
            + local
            + ") AS integer) WHEN 1 THEN '1-MON' WHEN 2 THEN '2-TUE' WHEN 3 THEN '3-WED'"
            + " WHEN 4 THEN '4-THU' WHEN 5 THEN '5-FRI' WHEN 6 THEN '6-SAT' ELSE '7-SUN' END";
  }

  /// Business dates are compared with local dates, instants with the instant at which the local day
  /// begins.
  private LocalDateTime edge(LocalDate date) {
    return fact.column(timing.columns().getFirst()).isInstant()
        ? LocalDateTime.ofInstant(start(date), ZoneOffset.UTC)
        : date.atStartOfDay();
  }

  private Instant start(LocalDate date) {
    return date.atStartOfDay(query.zone()).toInstant();
  }

  private void addBuckets(Sql sql) {
    sql.add("(VALUES ");
    for (int i = 0; i < buckets.size(); i++) {
      sql.add(i == 0 ? "(" : ", (").add(Integer.toString(i)).add(", ");
      sql.bind(edge(buckets.get(i).from())).add(", ").bind(edge(buckets.get(i).to()));
      sql.add(", ").bind(buckets.get(i).to().minusDays(1));
      sql.add(", ").bind(start(buckets.get(i).from()));
      sql.add(", ").bind(start(buckets.get(i).to())).add(")");
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
    sql.add(" b(b_no, b_from, b_until, b_last, b_from_at, b_until_at) JOIN ");
    addFact(sql, fact);
    sql.add(" e ON ");
    addInForce(sql, "e." + fromTo.from(), "e." + fromTo.to(), Timing.Edge.CLOSING);
    sql.add(" GROUP BY b.b_no");
    fromTo.keys().forEach(key -> sql.add(", e." + key));
    sql.add(") x ON x.end_bucket = b.b_no");
    fromTo
        .keys()
        .forEach(key -> sql.add(" AND x.end_key_" + key + " IS NOT DISTINCT FROM f." + key));
  }

  private static void addInForce(Sql sql, String from, String to, Timing.Edge edge) {
    var at = edge == Timing.Edge.OPENING ? "b.b_from" : "b.b_until";
    sql.add(from + " < " + at + " AND " + to + " >= " + at);
  }

  private void addFact(Sql sql, Fact which) {
    sql.addFact(which, query);
  }

  /// The rows that are in force at an instant, and pass the filters of the query.
  static void addInForceAt(Sql sql, Fact fact, Query query, Instant at) {
    var timing = new Timing.During("valid_from", "valid_to");
    var rows = new Rows(fact, timing, query, List.of());
    sql.add("SELECT f.* FROM (VALUES (").bind(at.atZone(query.zone()).toLocalDate());
    sql.add(", ")
        .bind(at)
        .add(")) b(b_last, b_until_at) CROSS JOIN ")
        .addFact(fact, query)
        .add(" f");
    rows.addJoins(sql);
    sql.add(" WHERE f.valid_from <= ").bind(at).add(" AND f.valid_to > ").bind(at);
    rows.addFilters(sql);
  }

  private List<String> usedDimensions() {
    var used = new ArrayList<>(query.cut().groupBy());
    query.filters().forEach(filter -> used.add(filter.dimension()));
    return used;
  }

  private static String orNone(String expression) {
    return "coalesce(CAST(" + expression + " AS varchar), '" + Filter.NONE + "')";
  }
}
