package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Term;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The accounts of a panel with what happened to each, by bucket and group: the members are asked
/// for by account, and what happened is looked up for them.
final class PanelRows implements Engine.CellSource {

  private final AccountPanel panel;
  private final List<String> groupBy;

  /// Those that rows have: without the standings of members among all.
  private final List<String> rowsBy;

  /// Of all accounts that count, whichever are asked for.
  private final Standings standings;

  /// Where an account may be in several groups, or in none; null where the groups add up.
  private final @Nullable PanelRows total;

  /// By bucket and group of members.
  private final List<NavigableMap<List<String>, NavigableSet<String>>> members = new ArrayList<>();

  /// What happened, by bucket and group with the account as its last.
  private final Cells columns;

  /// Where anything happened to anybody, as far as groups say what happened.
  private final NavigableSet<List<String>> happenings = new TreeSet<>(Cells.IN_ORDER);

  private final Cells ofGroups;

  private PanelRows(
      AccountPanel panel,
      List<String> groupBy,
      Standings standings,
      @Nullable PanelRows total,
      Cells columns,
      Cells ofGroups) {
    this.panel = panel;
    this.groupBy = groupBy;
    this.rowsBy = groupBy.stream().filter(d -> !panel.standingDimensions().contains(d)).toList();
    this.standings = standings;
    this.total = total;
    this.columns = columns;
    this.ofGroups = ofGroups;
  }

  static PanelRows of(Connection facts, AccountPanel panel, Query query, List<Interval> intervals)
      throws SQLException {
    return of(facts, panel, query, intervals, Standings.of(facts, panel, query, intervals));
  }

  static PanelRows of(
      Connection facts,
      AccountPanel panel,
      Query query,
      List<Interval> intervals,
      Standings standings)
      throws SQLException {
    var ofRows = query.without(panel.standingDimensions());
    var ofMembers = ofRows.without(panel.columnDimensions());
    var member = panel.membersBy(query.dimensions());
    var byAccount = ofMembers.with(ofMembers.cut().byAccount());
    if (intervals.size() > 1) {
      for (var leg : Leg.of(List.of(member), panel.definition().policies())) {
        LargestAnswer.checkAccounts(leg.countGroups(facts, byAccount), intervals.size());
      }
    }
    var counted = scan(facts, panel, List.of(member), byAccount, intervals);
    var total = query.inTotal();
    var panelRows =
        new PanelRows(
            panel,
            query.cut().groupBy(),
            standings,
            query.cut().totals() && !member.equals(panel.membersBy(total.dimensions()))
                ? of(facts, panel, total, intervals, standings)
                : null,
            scan(facts, panel, panel.columns(), ofRows.with(ofRows.cut().byAccount()), intervals),
            scan(facts, panel, panel.ofGroup(), ofMembers, intervals));
    var groups = counted.groups(List.of(member));
    for (int bucket = 0; bucket < intervals.size(); bucket++) {
      panelRows.addMembers(bucket, groups, counted, member, query.filters());
    }
    panelRows.addHappenings();
    return panelRows;
  }

  private static Cells scan(
      Connection facts,
      AccountPanel panel,
      List<Measure> measures,
      Query query,
      List<Interval> intervals)
      throws SQLException {
    var cells = new Cells(query.cut().groupBy());
    for (var leg : Leg.of(measures, panel.definition().policies())) {
      Engine.scan(facts, leg, leg.asked(query), intervals, cells);
    }
    return cells;
  }

  @Override
  public Collection<List<String>> groups() {
    var groups = new TreeSet<>(Cells.IN_ORDER);
    for (var bucket : members) {
      for (var group : bucket.keySet()) {
        happenings.forEach(happening -> groups.add(joined(group, happening)));
      }
    }
    groups.remove(Cells.TOTAL);
    return groups;
  }

  @Override
  public Cell cell(int bucket, Interval interval, List<String> group) {
    if (total != null && group.isEmpty()) {
      return total.cell(bucket, interval, group);
    }
    return cell(bucket, interval, group, accounts(bucket, group).values());
  }

  /// A cell of some accounts of a group.
  Cell cell(
      int bucket, Interval interval, List<String> group, Collection<Map<String, Double>> accounts) {
    var ofGroup = new HashMap<String, Term>();
    for (var measure : panel.ofGroup()) {
      ofGroup.put(measure.name(), ofGroups.term(measure, bucket, ofRows(part(group, false))));
    }
    return panel.cell(interval, ofGroup, accounts);
  }

  /// Where an account stands among all.
  Map<String, AccountPanel.Standing> standings(int bucket, String account) {
    return standings.of(bucket, account);
  }

  /// The accounts of a group with their columns; of all groups if the group is empty.
  NavigableMap<String, Map<String, Double>> accounts(int bucket, List<String> group) {
    var accounts = new TreeMap<String, Map<String, Double>>();
    if (group.isEmpty()) {
      members
          .get(bucket)
          .forEach(
              (cohort, ofCohort) -> {
                var parts =
                    anyHappenings().stream().map(happening -> joined(cohort, happening)).toList();
                ofCohort.forEach(account -> accounts.put(account, columns(bucket, parts, account)));
              });
    } else {
      members
          .get(bucket)
          .getOrDefault(part(group, false), Collections.emptyNavigableSet())
          .forEach(account -> accounts.put(account, columns(bucket, List.of(group), account)));
    }
    return accounts;
  }

  /// Where nothing happened accounts still have what no happening cuts.
  private Collection<List<String>> anyHappenings() {
    return happenings.isEmpty()
        ? List.of(Collections.nCopies(panel.columnDimensions().size(), ""))
        : happenings;
  }

  private Map<String, Double> columns(int bucket, List<List<String>> groups, String account) {
    var sums = new HashMap<String, Double>();
    for (var column : panel.columns()) {
      var sum = 0.0;
      for (var group : wholes(column, groups)) {
        var ofAccount = new ArrayList<>(group);
        ofAccount.add(account);
        sum += number(column, columns.term(column, bucket, ofAccount));
      }
      sums.put(column.name(), sum);
    }
    standings.of(bucket, account).forEach((name, standing) -> sums.put(name, standing.value()));
    return sums;
  }

  /// One group of those that a column is not cut by, so that it is not added up over them.
  private Collection<List<String>> wholes(Measure column, List<List<String>> groups) {
    var wholes = new TreeMap<List<String>, List<String>>(Cells.IN_ORDER);
    for (var group : groups) {
      var ofRows = ofRows(group);
      wholes.putIfAbsent(
          IntStream.range(0, rowsBy.size())
              .filter(i -> !column.across().contains(rowsBy.get(i)))
              .mapToObj(ofRows::get)
              .toList(),
          ofRows);
    }
    return wholes.values();
  }

  private void addMembers(
      int bucket,
      Collection<List<String>> groups,
      Cells counted,
      Measure member,
      List<Filter> filters) {
    var ofBucket = new TreeMap<List<String>, NavigableSet<String>>(Cells.IN_ORDER);
    for (var group : groups) {
      var account = group.getLast();
      if (counted.count(member, bucket, group) > 0 && standings.pass(bucket, account, filters)) {
        ofBucket
            .computeIfAbsent(
                withStandings(bucket, group.subList(0, group.size() - 1), account),
                _ -> new TreeSet<>())
            .add(account);
      }
    }
    members.add(ofBucket);
  }

  /// The group of a member by all that is asked for, but for what happened.
  private List<String> withStandings(int bucket, List<String> group, String account) {
    var ofMember = group.iterator();
    return groupBy.stream()
        .filter(d -> !panel.columnDimensions().contains(d))
        .map(
            d ->
                panel.standingDimensions().contains(d)
                    ? standings.value(bucket, account, d)
                    : ofMember.next())
        .toList();
  }

  /// What a group says besides where members stand.
  private List<String> ofRows(List<String> group) {
    var dimensions =
        group.size() == groupBy.size()
            ? groupBy
            : groupBy.stream().filter(d -> !panel.columnDimensions().contains(d)).toList();
    return IntStream.range(0, group.size())
        .filter(i -> !panel.standingDimensions().contains(dimensions.get(i)))
        .mapToObj(group::get)
        .toList();
  }

  private void addHappenings() {
    if (groupBy.stream().noneMatch(panel.columnDimensions()::contains)) {
      happenings.add(List.of());
    }
    for (var group : columns.groups(panel.columns())) {
      happenings.add(
          IntStream.range(0, rowsBy.size())
              .filter(i -> panel.columnDimensions().contains(rowsBy.get(i)))
              .mapToObj(group::get)
              .toList());
    }
  }

  /// What a group says of what happened, or else of the members.
  private List<String> part(List<String> group, boolean happened) {
    return IntStream.range(0, group.size())
        .filter(i -> panel.columnDimensions().contains(groupBy.get(i)) == happened)
        .mapToObj(group::get)
        .toList();
  }

  /// A group of members, and in it of what happened.
  private List<String> joined(List<String> group, List<String> happening) {
    var ofMembers = group.iterator();
    var ofColumns = happening.iterator();
    return groupBy.stream()
        .map(d -> panel.columnDimensions().contains(d) ? ofColumns.next() : ofMembers.next())
        .toList();
  }

  private static double number(Measure column, Term term) {
    return switch (term) {
      case Term.Count(var count) -> count;
      case Term.Sum(var sum) -> sum.doubleValue();
      default ->
          throw new IllegalStateException(
              "column %s is %s (expected: a count or a sum)".formatted(column.name(), term));
    };
  }
}
