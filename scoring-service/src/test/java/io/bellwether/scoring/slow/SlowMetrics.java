package io.bellwether.scoring.slow;

import io.bellwether.scoring.metric.AccountModel;
import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.metric.Term;
import io.bellwether.scoring.metric.Timing;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Every metric from its declared definition alone, by loops over all rows: what is in time, what
/// meets the conditions, to which group it belongs, and what it adds up to.
public final class SlowMetrics {

  private record Key(String fact, Timing timing, Interval interval, ZoneId zone) {}

  private final ExportedRows exported;
  private final FragmentsInPostgres fragments;
  private final Map<Key, List<SlowRow>> withEnds = new HashMap<>();
  private final boolean ofFirst;

  /// @param ofFirst whether rows are, by rep and team, of who had their case first
  public SlowMetrics(ExportedRows exported, FragmentsInPostgres fragments, boolean ofFirst) {
    this.ofFirst = ofFirst;
    this.exported = exported;
    this.fragments = fragments;
  }

  /// The cells of an interval by group; without dimensions the one cell of the empty group.
  ///
  /// @param intervals all that are asked for, this one included
  public Map<List<String>, Cell> cells(
      Metric metric,
      Interval interval,
      List<Interval> intervals,
      ZoneId zone,
      List<String> dimensions)
      throws SQLException {
    var asked =
        new Asked(metric.definition().policies(), interval, intervals, zone, dimensions, false);
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
  /// @param intervals all that are asked for
  /// @param atTheEnd whether accounts are what they are at the end, with all that happened to them
  private record Asked(
      Map<String, Object> policies,
      Interval interval,
      List<Interval> intervals,
      ZoneId zone,
      List<String> dimensions,
      boolean atTheEnd) {
    Asked by(List<String> otherDimensions) {
      return new Asked(policies, interval, intervals, zone, otherDimensions, atTheEnd);
    }

    Asked byAccount() {
      var more = new ArrayList<>(dimensions);
      more.add(Fact.BY_ACCOUNT);
      return new Asked(policies, interval, intervals, zone, more, true);
    }

    Asked without(List<String> fewer) {
      return by(dimensions.stream().filter(dimension -> !fewer.contains(dimension)).toList());
    }

    Asked during(Interval other) {
      return new Asked(policies, other, intervals, zone, dimensions, atTheEnd);
    }

    Asked with(Map<String, Object> otherPolicies) {
      return new Asked(otherPolicies, interval, intervals, zone, dimensions, atTheEnd);
    }
  }

  private Map<List<String>, Cell> plain(Metric metric, Asked asked) throws SQLException {
    var byGroup = new HashMap<List<String>, Map<String, Term>>();
    for (var measure : metric.measures()) {
      if (measure.makesGroups(asked.dimensions())) {
        terms(measure, asked)
            .forEach(
                (group, term) ->
                    byGroup.computeIfAbsent(group, _ -> new HashMap<>()).put(measure.name(), term));
      }
    }
    // Of what a group is a part is known also where the group itself has nothing.
    if (metric.measures().stream().anyMatch(m -> !m.makesGroups(asked.dimensions()))) {
      for (var group : groupsOfAll(metric, asked)) {
        byGroup.computeIfAbsent(group, _ -> new HashMap<>());
      }
    }
    for (var measure : metric.measures()) {
      if (!measure.makesGroups(asked.dimensions())) {
        var ofWholes = terms(measure, asked.without(List.copyOf(measure.across())));
        byGroup.forEach(
            (group, terms) -> {
              var whole = new ArrayList<String>();
              for (int i = 0; i < group.size(); i++) {
                if (!measure.across().contains(asked.dimensions().get(i))) {
                  whole.add(group.get(i));
                }
              }
              var term = ofWholes.get(whole);
              if (term != null) {
                terms.put(measure.name(), term);
              }
            });
      }
    }
    var cells = new HashMap<List<String>, Cell>();
    byGroup.forEach(
        (group, terms) -> {
          metric.measures().forEach(m -> terms.putIfAbsent(m.name(), m.agg().empty()));
          cells.put(group, new Cell(asked.interval(), terms));
        });
    return cells;
  }

  /// The groups that there are rows for in any of the intervals, with all hours of the day.
  private Set<List<String>> groupsOfAll(Metric metric, Asked asked) throws SQLException {
    Set<List<String>> groups = new HashSet<>();
    if (asked.dimensions().isEmpty()) {
      groups.add(List.of());
    }
    for (var interval : asked.intervals()) {
      for (var measure : metric.measures()) {
        if (measure.makesGroups(asked.dimensions())) {
          groups.addAll(terms(measure, asked.during(interval)).keySet());
        }
      }
    }
    for (int i = 0; i < asked.dimensions().size(); i++) {
      groups = SlowDimensions.withEveryHour(groups, i, asked.dimensions().get(i));
    }
    return groups;
  }

  /// The members of each group with what happened to each. Where a group also says what happened,
  /// every member is in each such group, with what happened to it there.
  private Map<List<String>, Cell> ofMembers(AccountPanel panel, Asked asked) throws SQLException {
    var ofRows = asked.without(panel.standingDimensions());
    var ofMembers = ofRows.without(panel.columnDimensions());
    var standings = standings(panel, asked);
    var columns = new HashMap<String, Map<List<String>, Term>>();
    for (var column : panel.columns()) {
      columns.put(
          column.name(), terms(column, ofRows.without(List.copyOf(column.across())).byAccount()));
    }
    var ofGroup = new HashMap<String, Map<List<String>, Term>>();
    for (var measure : panel.ofGroup()) {
      ofGroup.put(measure.name(), terms(measure, ofMembers));
    }
    var members = new HashMap<List<String>, TreeSet<String>>();
    for (var member : terms(panel.membersBy(asked.dimensions()), ofMembers.byAccount()).keySet()) {
      var account = member.getLast();
      var rest = member.iterator();
      var group =
          asked.without(panel.columnDimensions()).dimensions().stream()
              .map(
                  d ->
                      panel.standingDimensions().contains(d)
                          ? place(panel, d, standings.getOrDefault(account, Map.of()).get(d))
                          : rest.next())
              .toList();
      members.computeIfAbsent(group, _ -> new TreeSet<>()).add(account);
    }
    var cells = new HashMap<List<String>, Cell>();
    for (var group : groups(panel, asked, members.keySet())) {
      var ofGroupOnly = part(group, asked, panel, false);
      var terms = new HashMap<String, Term>();
      for (var measure : panel.ofGroup()) {
        terms.put(
            measure.name(),
            ofGroup
                .getOrDefault(measure.name(), Map.of())
                .getOrDefault(ofRows(ofGroupOnly, asked, panel), measure.agg().empty()));
      }
      var accounts = new ArrayList<Map<String, Double>>();
      for (var account : members.getOrDefault(ofGroupOnly, new TreeSet<>())) {
        var ofMember = new HashMap<String, Double>();
        for (var column : panel.columns()) {
          var key = new ArrayList<String>();
          for (int i = 0; i < group.size(); i++) {
            var dimension = asked.dimensions().get(i);
            if (!panel.standingDimensions().contains(dimension)
                && !column.across().contains(dimension)) {
              key.add(group.get(i));
            }
          }
          key.add(account);
          ofMember.put(
              column.name(), number(columns.getOrDefault(column.name(), Map.of()).get(key)));
        }
        standings
            .getOrDefault(account, Map.of())
            .forEach((name, standing) -> ofMember.put(name, standing.value()));
        accounts.add(ofMember);
      }
      cells.put(group, panel.cell(asked.interval(), terms, accounts));
    }
    return cells;
  }

  /// Where each account stands among all of them, by what is known of it without any group.
  private Map<String, Map<String, AccountPanel.Standing>> standings(AccountPanel panel, Asked asked)
      throws SQLException {
    if (panel.standings().isEmpty()) {
      return Map.of();
    }
    var ofAll = new HashMap<String, Term>();
    for (var measure : panel.ofGroup()) {
      ofAll.put(
          measure.name(),
          terms(measure, asked.by(List.of())).getOrDefault(List.of(), measure.agg().empty()));
    }
    var byAccount = asked.by(List.of()).byAccount();
    var members = List.copyOf(new TreeSet<>(accounts(terms(panel.members(), byAccount).keySet())));
    var of = new ArrayList<Map<String, Double>>();
    for (var account : members) {
      var columns = new HashMap<String, Double>();
      for (var column : panel.columns()) {
        columns.put(column.name(), number(terms(column, byAccount).get(List.of(account))));
      }
      of.add(columns);
    }
    var places = panel.standings(ofAll, of);
    var standings = new HashMap<String, Map<String, AccountPanel.Standing>>();
    for (int i = 0; i < members.size(); i++) {
      standings.put(members.get(i), places.get(i));
    }
    return standings;
  }

  private static List<String> accounts(Set<List<String>> groups) {
    return groups.stream().map(List::getLast).toList();
  }

  private static String place(
      AccountPanel panel, String dimension, AccountPanel.@Nullable Standing standing) {
    return standing == null ? "(none)" : panel.place(dimension, standing.value());
  }

  /// What a group of members, or of what happened to them, says of rows.
  private static List<String> ofRows(List<String> group, Asked asked, AccountPanel panel) {
    var dimensions =
        group.size() == asked.dimensions().size()
            ? asked.dimensions()
            : asked.without(panel.columnDimensions()).dimensions();
    var part = new ArrayList<String>();
    for (int i = 0; i < group.size(); i++) {
      if (!panel.standingDimensions().contains(dimensions.get(i))) {
        part.add(group.get(i));
      }
    }
    return part;
  }

  /// The groups of members, and in each of them all that happened in any of the intervals.
  private Set<List<String>> groups(AccountPanel panel, Asked asked, Set<List<String>> ofMembers)
      throws SQLException {
    if (asked.dimensions().stream().noneMatch(panel.columnDimensions()::contains)) {
      return ofMembers;
    }
    Set<List<String>> happened = new HashSet<>();
    for (var interval : asked.intervals()) {
      for (var column :
          panel.columns().stream().filter(c -> c.makesGroups(asked.dimensions())).toList()) {
        for (var group : terms(column, asked.during(interval)).keySet()) {
          happened.add(part(group, asked, panel, true));
        }
      }
    }
    var byClock = asked.dimensions().stream().filter(panel.columnDimensions()::contains).toList();
    for (int i = 0; i < byClock.size(); i++) {
      happened = SlowDimensions.withEveryHour(happened, i, byClock.get(i));
    }
    var groups = new HashSet<List<String>>();
    for (var group : ofMembers) {
      for (var happening : happened) {
        var members = group.iterator();
        var happenings = happening.iterator();
        groups.add(
            asked.dimensions().stream()
                .map(d -> panel.columnDimensions().contains(d) ? happenings.next() : members.next())
                .toList());
      }
    }
    return groups;
  }

  private static List<String> part(
      List<String> group, Asked asked, AccountPanel panel, boolean happened) {
    var part = new ArrayList<String>();
    for (int i = 0; i < group.size(); i++) {
      if (panel.columnDimensions().contains(asked.dimensions().get(i)) == happened) {
        part.add(group.get(i));
      }
    }
    return List.copyOf(part);
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
    if (!fact.allDimensions().containsAll(asked.dimensions())) {
      return Map.of();
    }
    var inTime = RowsInTime.of(fact, measure.timing(), asked.interval(), asked.zone());
    var rows = rows(measure, asked, inTime);
    var more = RowsInTime.columnsAtEnd(fact, measure.timing());
    var names =
        new FragmentsInPostgres.Names(
            asked.policies(), inTime.from(), inTime.until(), asked.interval().to().minusDays(1));
    var met = new ArrayList<List<@Nullable Object>>();
    for (var rule : measure.rules()) {
      met.add(fragments.test(fact, rows, more, rule.predicate(), names));
    }
    var expression = expression(measure.agg());
    var values = expression == null ? null : fragments.value(fact, rows, more, expression, names);
    var accounts = new SlowAccounts(exported, asked.zone(), asked.interval(), asked.atTheEnd());
    var firstAssignees = new HashMap<UUID, SlowRow>();
    exported.of(SupportFacts.FIRST_ASSIGNEE).forEach(row -> firstAssignees.put(row.id(), row));
    var lastDay = asked.interval().to().minusDays(1);
    var dimensions = new SlowDimensions(accounts, asked.zone(), lastDay, firstAssignees, ofFirst);
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
      case Agg.SumOfEach sum -> sum.keyAndNumber();
      case Agg.Each(var expression) -> expression;
    };
  }
}
