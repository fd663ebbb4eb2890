package io.bellwether.scoring.slow;

import io.bellwether.scoring.metric.AccountModel;
import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Term;
import io.bellwether.scoring.metric.Timing;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Every metric from its declared definition alone, by loops over all rows: what is in time, what
/// meets the conditions, to which group it belongs, and what it adds up to.
public final class SlowMetrics {

  private record Key(String fact, Timing timing, Interval interval, ZoneId zone) {}

  private final ExportedRows exported;
  private final FragmentsInPostgres fragments;
  private final Map<Key, List<SlowRow>> withEnds = new HashMap<>();

  public SlowMetrics(ExportedRows exported, FragmentsInPostgres fragments) {
    this.exported = exported;
    this.fragments = fragments;
  }

  /// The cells of an interval by group; without dimensions the one cell of the empty group.
  public Map<List<String>, Cell> cells(
      Metric metric, Interval interval, ZoneId zone, List<String> dimensions) throws SQLException {
    var asked = new Asked(metric.definition().policies(), interval, zone, dimensions);
    var cells =
        switch (metric) {
          case AccountModel model -> scored(model, asked);
          case AccountPanel panel -> ofMembers(panel, asked);
          default -> plain(metric, asked);
        };
    if (dimensions.isEmpty() && cells.isEmpty()) {
      cells.put(List.of(), metric.emptyCell(interval));
    }
    return cells;
  }

  /// @param policies of the metric
  private record Asked(
      Map<String, Object> policies, Interval interval, ZoneId zone, List<String> dimensions) {
    Asked byAccount() {
      var more = new ArrayList<>(dimensions);
      more.add(Fact.BY_ACCOUNT);
      return new Asked(policies, interval, zone, more);
    }

    Asked during(Interval other) {
      return new Asked(policies, other, zone, dimensions);
    }

    Asked with(Map<String, Object> otherPolicies) {
      return new Asked(otherPolicies, interval, zone, dimensions);
    }
  }

  private Map<List<String>, Cell> plain(Metric metric, Asked asked) throws SQLException {
    var byGroup = new HashMap<List<String>, Map<String, Term>>();
    for (var measure : metric.measures()) {
      terms(measure, asked)
          .forEach(
              (group, term) ->
                  byGroup.computeIfAbsent(group, _ -> new HashMap<>()).put(measure.name(), term));
    }
    var cells = new HashMap<List<String>, Cell>();
    byGroup.forEach(
        (group, terms) -> {
          metric.measures().forEach(m -> terms.putIfAbsent(m.name(), m.agg().empty()));
          cells.put(group, new Cell(asked.interval(), terms));
        });
    return cells;
  }

  private Map<List<String>, Cell> ofMembers(AccountPanel panel, Asked asked) throws SQLException {
    var byAccount = asked.byAccount();
    var columns = new HashMap<String, Map<List<String>, Term>>();
    for (var column : panel.columns()) {
      columns.put(column.name(), terms(column, byAccount));
    }
    var accounts = new HashMap<List<String>, TreeMap<String, Map<String, Double>>>();
    for (var member : terms(panel.members(), byAccount).keySet()) {
      var ofMember = new HashMap<String, Double>();
      columns.forEach((name, terms) -> ofMember.put(name, number(terms.get(member))));
      accounts
          .computeIfAbsent(member.subList(0, member.size() - 1), _ -> new TreeMap<>())
          .put(member.getLast(), ofMember);
    }
    var ofGroup = new HashMap<String, Map<List<String>, Term>>();
    for (var measure : panel.ofGroup()) {
      ofGroup.put(measure.name(), terms(measure, asked));
    }
    var cells = new HashMap<List<String>, Cell>();
    for (var group : accounts.entrySet()) {
      var terms = new HashMap<String, Term>();
      for (var measure : panel.ofGroup()) {
        terms.put(
            measure.name(),
            ofGroup
                .getOrDefault(measure.name(), Map.of())
                .getOrDefault(group.getKey(), measure.agg().empty()));
      }
      cells.put(group.getKey(), panel.cell(asked.interval(), terms, group.getValue().values()));
    }
    return cells;
  }

  private Map<List<String>, Cell> scored(AccountModel model, Asked asked) throws SQLException {
    var byAccount = asked.byAccount();
    var known = new ArrayList<Map<List<String>, Cell>>();
    for (var part : model.parts()) {
      var to = asked.interval().to();
      var before = new Interval(to.minus(part.lookback()), to);
      known.add(
          plain(
              part.metric(), byAccount.during(before).with(part.metric().definition().policies())));
    }
    var scores = new HashMap<List<String>, TreeMap<String, AccountModel.Score>>();
    for (var member : terms(model.members(), byAccount).keySet()) {
      var parts = new ArrayList<AccountModel.PartScore>();
      for (int i = 0; i < model.parts().size(); i++) {
        var part = model.parts().get(i);
        var cell = known.get(i).get(member);
        var to = asked.interval().to();
        parts.add(
            AccountModel.PartScore.of(
                part,
                cell == null
                    ? part.metric().emptyCell(new Interval(to.minus(part.lookback()), to))
                    : cell));
      }
      scores
          .computeIfAbsent(member.subList(0, member.size() - 1), _ -> new TreeMap<>())
          .put(member.getLast(), model.score(parts));
    }
    var cells = new HashMap<List<String>, Cell>();
    scores.forEach(
        (group, accounts) -> cells.put(group, model.cell(asked.interval(), accounts.values())));
    return cells;
  }

  private static double number(@Nullable Term term) {
    return switch (term) {
      case null -> 0;
      case Term.Count(var count) -> count;
      case Term.Sum(var sum) -> sum.doubleValue();
      default -> throw new IllegalStateException("a column is " + term);
    };
  }

  /// A term of each group that has a row.
  private Map<List<String>, Term> terms(Measure measure, Asked asked) throws SQLException {
    var fact = measure.fact();
    var inTime = RowsInTime.of(fact, measure.timing(), asked.interval(), asked.zone());
    var rows = rows(measure, asked, inTime);
    var more = RowsInTime.columnsAtEnd(fact, measure.timing());
    var names = new FragmentsInPostgres.Names(asked.policies(), inTime.from(), inTime.until());
    var met = new ArrayList<List<@Nullable Object>>();
    for (var rule : measure.rules()) {
      met.add(fragments.test(fact, rows, more, rule.predicate(), names));
    }
    var expression = expression(measure.agg());
    var values = expression == null ? null : fragments.value(fact, rows, more, expression, names);
    var dimensions = new SlowDimensions(exported, asked.zone());
    var byGroup = new HashMap<List<String>, List<SlowTerms.Value>>();
    for (int i = 0; i < rows.size(); i++) {
      var n = i;
      var row = rows.get(i);
      if (inTime.contain(row, measure.timing())
          && met.stream().allMatch(of -> Boolean.TRUE.equals(of.get(n)))) {
        byGroup
            .computeIfAbsent(
                dimensions.group(row, measure, asked.dimensions()), _ -> new ArrayList<>())
            .add(new SlowTerms.Value(row.id(), values == null ? null : values.get(i)));
      }
    }
    var terms = new HashMap<List<String>, Term>();
    byGroup.forEach((group, found) -> terms.put(group, SlowTerms.of(measure.agg(), found)));
    return terms;
  }

  private List<SlowRow> rows(Measure measure, Asked asked, RowsInTime inTime) throws SQLException {
    var all = exported.of(measure.fact());
    if (!(measure.timing() instanceof Timing.FromTo fromTo)) {
      return all;
    }
    var key = new Key(measure.fact().name(), fromTo, asked.interval(), asked.zone());
    return withEnds.computeIfAbsent(key, _ -> inTime.withStateAtEnd(all, fromTo));
  }

  private static @Nullable String expression(Agg agg) {
    return switch (agg) {
      case Agg.Count _ -> null;
      case Agg.Distinct(var expression) -> expression;
      case Agg.Sum(var expression) -> expression;
      case Agg.Spread(var expression) -> expression;
      case Agg.Common(var expression) -> expression;
      case Agg.Each(var expression) -> expression;
    };
  }
}
