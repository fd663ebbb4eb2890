package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Term;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The accounts of a panel with what happened to each, by bucket and group: the members are asked
/// for by account, and what happened is looked up for them.
final class PanelRows implements Engine.CellSource {

  private final AccountPanel panel;
  private final Cells ofGroups;

  /// By bucket, group and account.
  private final List<Map<List<String>, NavigableMap<String, Map<String, Double>>>> rows =
      new ArrayList<>();

  private PanelRows(AccountPanel panel, Cells ofGroups) {
    this.panel = panel;
    this.ofGroups = ofGroups;
  }

  static PanelRows of(Connection facts, AccountPanel panel, Query query, List<Interval> intervals)
      throws SQLException {
    var policies = panel.definition().policies();
    var byAccount = query.with(query.cut().byAccount());
    var members = List.of(panel.members());
    var asked = new ArrayList<>(panel.columns());
    asked.addAll(members);
    var found = new Cells();
    for (var leg : Leg.of(asked, policies)) {
      Engine.scan(facts, leg, byAccount, intervals, found);
    }
    var ofGroups = new Cells();
    for (var leg : Leg.of(panel.ofGroup(), policies)) {
      Engine.scan(facts, leg, query, intervals, ofGroups);
    }
    var panelRows = new PanelRows(panel, ofGroups);
    var groups = found.groups(members);
    for (int bucket = 0; bucket < intervals.size(); bucket++) {
      panelRows.add(bucket, groups, found);
    }
    return panelRows;
  }

  @Override
  public Collection<List<String>> groups() {
    var groups = new TreeSet<>(Cells.IN_ORDER);
    rows.forEach(bucket -> groups.addAll(bucket.keySet()));
    groups.remove(Cells.TOTAL);
    return groups;
  }

  @Override
  public Cell cell(int bucket, Interval interval, List<String> group) {
    var ofGroup = new HashMap<String, Term>();
    for (var measure : panel.ofGroup()) {
      ofGroup.put(measure.name(), ofGroups.term(measure, bucket, group));
    }
    return panel.cell(interval, ofGroup, accounts(bucket, group).values());
  }

  /// The accounts of a group with their columns; of all groups if the group is empty.
  NavigableMap<String, Map<String, Double>> accounts(int bucket, List<String> group) {
    var accounts = new TreeMap<String, Map<String, Double>>();
    rows.get(bucket)
        .forEach(
            (cohort, ofCohort) -> {
              if (group.isEmpty() || group.equals(cohort)) {
                accounts.putAll(ofCohort);
              }
            });
    return accounts;
  }

  private void add(int bucket, Collection<List<String>> groups, Cells found) {
    var ofBucket =
        new TreeMap<List<String>, NavigableMap<String, Map<String, Double>>>(Cells.IN_ORDER);
    for (var group : groups) {
      if (found.count(panel.members(), bucket, group) > 0) {
        var columns = new HashMap<String, Double>();
        for (var column : panel.columns()) {
          columns.put(column.name(), number(column, found.term(column, bucket, group)));
        }
        ofBucket
            .computeIfAbsent(group.subList(0, group.size() - 1), _ -> new TreeMap<>())
            .put(group.getLast(), columns);
      }
    }
    rows.add(ofBucket);
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
