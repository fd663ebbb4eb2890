package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Rule;
import io.bellwether.scoring.metric.Term;
import io.bellwether.scoring.metric.Timing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All measures over the same fact and timing, and across the same dimensions: one statement, one
/// scan, an aggregate a measure.
record Leg(Fact fact, Timing timing, List<Measure> measures, Map<String, Object> policies) {

  private static final Set<String> DIMENSIONS =
      Facts.ALL.stream()
          .flatMap(fact -> fact.allDimensions().stream())
          .collect(Collectors.toUnmodifiableSet());

  Leg {
    measures = List.copyOf(measures);
    policies = Map.copyOf(policies);
  }

  static List<Leg> of(List<Measure> measures, Map<String, Object> policies) {
    var legs = new ArrayList<Leg>();
    for (var first : measures) {
      var same =
          measures.stream()
              .filter(m -> m.fact().equals(first.fact()) && m.timing().equals(first.timing()))
              .filter(m -> m.across().equals(first.across()))
              .toList();
      if (same.getFirst().equals(first)) {
        legs.add(new Leg(first.fact(), first.timing(), same, policies));
      }
    }
    return legs;
  }

  /// What is asked of its rows.
  Query asked(Query query) {
    return query.without(measures.getFirst().across());
  }

  /// Whether its rows have them all; what no fact has is no dimension.
  boolean hasDimensions(Collection<String> dimensions) {
    for (var dimension : dimensions) {
      if (!DIMENSIONS.contains(dimension)) {
        throw new IllegalArgumentException(
            "%s has no dimension %s (expected: one of %s)"
                .formatted(fact.name(), dimension, fact.allDimensions()));
      }
    }
    return fact.allDimensions().containsAll(dimensions);
  }

  /// Columns: bucket, one a group, 1 in totals over all groups, then the aggregates.
  Sql aggregates(Query query, List<Interval> buckets) {
    var groups = query.cut().groupBy();
    var shared = sharedRules();
    var rules = new ArrayList<>(rules());
    rules.removeAll(shared);
    var rows = new Rows(fact, timing, query, buckets);
    var sql = new Sql().add("SELECT bucket");
    for (int i = 0; i < groups.size(); i++) {
      sql.add(", g" + i);
    }
    sql.add(groups.isEmpty() ? ", 1" : ", grouping(g0)");
    for (int i = 0; i < measures.size(); i++) {
      addAggregate(sql, i, rules);
    }
    sql.add("\nFROM (SELECT b.b_no AS bucket");
    if (measures.stream().anyMatch(measure -> measure.agg() instanceof Agg.Each)) {
      sql.add(", f.id AS row_id");
    }
    for (int i = 0; i < groups.size(); i++) {
      sql.add(", " + rows.dimension(groups.get(i)) + " AS g" + i);
    }
    addRulesAndValues(sql, rules);
    rows.addFrom(sql);
    addSharedRules(sql);
    sql.add(") z\nGROUP BY ");
    return sql.add(groupingSets(groups.size(), query.cut().totals()));
  }

  /// How many groups have rows, in the whole interval of a query.
  int countGroups(Connection facts, Query query) throws SQLException {
    var groups = query.cut().groupBy();
    var rows = new Rows(fact, timing, query, List.of(query.interval()));
    var sql = new Sql().add("SELECT count(*) FROM (SELECT DISTINCT ");
    for (int i = 0; i < groups.size(); i++) {
      sql.add(i == 0 ? "" : ", ").add(rows.dimension(groups.get(i)) + " AS g" + i);
    }
    rows.addFrom(sql);
    addSharedRules(sql);
    try (var statement = sql.add(") z").prepare(facts);
        var result = statement.executeQuery()) {
      result.next();
      return result.getInt(1);
    }
  }

  /// Columns: id, date, one boolean a rule, one value a measure, one text a reference; ordered by
  /// id and, as the episodes of a case share its id, by all that tells rows apart.
  Sql rows(Query query, @Nullable UUID after, int limit) {
    var sql = new Sql().add("SELECT id, dated");
    for (int i = 0; i < rules().size(); i++) {
      sql.add(", r" + i);
    }
    for (int i = 0; i < measures.size(); i++) {
      sql.add(", v" + i);
    }
    fact.references().keySet().forEach(column -> sql.add(", of_" + column));
    sql.add("\nFROM (SELECT f.id AS id, f." + timing.columns().getFirst() + " AS dated");
    fact.references()
        .keySet()
        .forEach(column -> sql.add(", CAST(f.%1$s AS varchar) AS of_%1$s".formatted(column)));
    addRulesAndValues(sql, rules());
    new Rows(fact, timing, query, List.of(query.interval())).addFrom(sql);
    sql.add(") z");
    if (after != null) {
      sql.add("\nWHERE id > CAST(").bind(after.toString()).add(" AS uuid)");
    }
    sql.add("\nORDER BY id, dated");
    for (int i = 0; i < measures.size(); i++) {
      sql.add(", v" + i);
    }
    for (int i = 0; i < rules().size(); i++) {
      sql.add(", r" + i);
    }
    fact.references().keySet().forEach(column -> sql.add(", of_" + column));
    return sql.add(" LIMIT " + limit);
  }

  /// Every rule of the leg once, in order.
  List<Rule> rules() {
    var rules = new LinkedHashSet<Rule>();
    measures.forEach(measure -> rules.addAll(measure.rules()));
    return List.copyOf(rules);
  }

  List<Term> read(ResultSet result, int firstColumn) throws SQLException {
    var column = firstColumn;
    var terms = new ArrayList<Term>();
    for (var measure : measures) {
      switch (measure.agg()) {
        case Agg.Count _, Agg.Distinct _ -> terms.add(new Term.Count(result.getLong(column++)));
        case Agg.Sum _ -> {
          var sum = result.getBigDecimal(column++);
          terms.add(sum == null ? measure.agg().empty() : new Term.Sum(sum));
        }
        case Agg.Spread _ -> {
          terms.add(SpreadColumns.read(result, column));
          column += SpreadColumns.COUNT;
        }
        case Agg.Common _ -> {
          terms.add(Readings.common(result, column));
          column += 2;
        }
        case Agg.SumOfEach _ -> terms.add(Readings.sumOfEach(result, column++));
        case Agg.Each _ -> terms.add(Readings.each(result, column++));
      }
    }
    return terms;
  }

  /// Rules that all measures begin with go to WHERE, where they save work.
  private List<Rule> sharedRules() {
    var shared = measures.getFirst().rules();
    for (var measure : measures) {
      int same = 0;
      while (same < Math.min(shared.size(), measure.rules().size())
          && shared.get(same).equals(measure.rules().get(same))) {
        same++;
      }
      shared = shared.subList(0, same);
    }
    return shared;
  }

  private void addSharedRules(Sql sql) {
    for (var rule : sharedRules()) {
      sql.add(" AND (").addFragment(rule.predicate(), policies).add(") IS TRUE");
    }
  }

  private void addRulesAndValues(Sql sql, List<Rule> rules) {
    for (int i = 0; i < rules.size(); i++) {
      sql.add(", (").addFragment(rules.get(i).predicate(), policies);
      sql.add(") IS TRUE AS r" + i);
    }
    for (int i = 0; i < measures.size(); i++) {
      sql.add(", ").addFragment(value(measures.get(i).agg()), policies).add(" AS v" + i);
    }
  }

  private void addAggregate(Sql sql, int i, List<Rule> rules) {
    var filter = new StringBuilder();
    for (var rule : measures.get(i).rules()) {
      if (rules.contains(rule)) {
        filter.append(filter.isEmpty() ? " FILTER (WHERE " : " AND ");
        filter.append('r').append(rules.indexOf(rule));
      }
    }
    filter.append(filter.isEmpty() ? "" : ")");
    var v = "v" + i;
    switch (measures.get(i).agg()) {
      case Agg.Count _ -> sql.add(", count(*)" + filter);
      case Agg.Distinct _ -> sql.add(", count(DISTINCT " + v + ")" + filter);
      case Agg.Sum _ -> sql.add(", sum(" + v + ")" + filter);
      case Agg.Spread _ -> SpreadColumns.add(sql, v, filter.toString());
      case Agg.Common _ ->
          sql.add(", count(DISTINCT " + v + ")" + filter + ", min(" + v + ")" + filter);
      case Agg.SumOfEach _ -> sql.add(", array_agg(DISTINCT " + v + ")" + filter);
      case Agg.Each _ -> sql.add(", array_agg(" + v + " ORDER BY row_id, " + v + ")" + filter);
    }
  }

  private static String value(Agg agg) {
    return switch (agg) {
      case Agg.Count _ -> "1";
      case Agg.Distinct(var expression) -> "CAST(" + expression + " AS varchar)";
      case Agg.Sum(var expression) -> expression;
      case Agg.Spread(var expression) -> expression;
      case Agg.Common(var expression) -> "CAST(" + expression + " AS varchar)";
      case Agg.SumOfEach sum -> sum.keyAndNumber();
      case Agg.Each(var expression) -> "CAST(" + expression + " AS double precision)";
    };
  }

  private static String groupingSets(int groups, boolean totals) {
    if (groups == 0) {
      return "bucket";
    }
    var all = new StringBuilder("bucket");
    for (int i = 0; i < groups; i++) {
      all.append(", g").append(i);
    }
    return totals ? "GROUPING SETS ((" + all + "), (bucket))" : all.toString();
  }
}
