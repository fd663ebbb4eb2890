package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.AccountModel;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Metric;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/// The scores of all accounts that a query is about: the metrics of a model's parts are answered by
/// account, each over its own stretch of time before the end of an interval.
final class AccountScores implements Engine.CellSource {

  private final AccountModel model;
  private final List<Interval> intervals;

  /// By bucket, group and account.
  private final List<Map<List<String>, Map<String, AccountModel.Score>>> scores = new ArrayList<>();

  private AccountScores(AccountModel model, List<Interval> intervals) {
    this.model = model;
    this.intervals = intervals;
  }

  /// @param intervals the ends of which count; what lies before them is each part's own business
  static AccountScores of(
      Connection facts, AccountModel model, Query query, List<Interval> intervals)
      throws SQLException {
    var byAccount = query.with(query.cut().byAccount());
    var members = new Cells(byAccount.cut().groupBy());
    var counted = model.members();
    for (var leg : Leg.of(List.of(counted), model.definition().policies())) {
      Engine.scan(facts, leg, byAccount, intervals, members);
    }
    var known = new HashMap<Period, Map<Map<String, Object>, Cells>>();
    for (var lookback :
        model.parts().stream().map(AccountModel.Part::lookback).distinct().toList()) {
      List<Metric> metrics =
          model.parts().stream()
              .filter(part -> part.lookback().equals(lookback))
              .map(AccountModel.Part::metric)
              .toList();
      known.put(
          lookback,
          Engine.scan(
              facts,
              metrics,
              byAccount,
              intervals.stream().map(i -> before(i, lookback)).toList()));
    }
    var scores = new AccountScores(model, intervals);
    var groups = members.groups(List.of(counted));
    for (int bucket = 0; bucket < intervals.size(); bucket++) {
      scores.add(bucket, groups, members, known);
    }
    return scores;
  }

  @Override
  public Collection<List<String>> groups() {
    var groups = new TreeSet<>(Cells.IN_ORDER);
    scores.forEach(bucket -> groups.addAll(bucket.keySet()));
    groups.remove(Cells.TOTAL);
    return groups;
  }

  @Override
  public Cell cell(int bucket, Interval interval, List<String> group) {
    return model.cell(interval, accounts(bucket, group).values());
  }

  /// The accounts of a group and their scores; of all groups if the group is empty.
  NavigableMap<String, AccountModel.Score> accounts(int bucket, List<String> group) {
    var accounts = new TreeMap<String, AccountModel.Score>();
    var ofBucket = scores.get(bucket);
    if (group.isEmpty()) {
      ofBucket.values().forEach(accounts::putAll);
    } else {
      accounts.putAll(ofBucket.getOrDefault(group, Map.of()));
    }
    return accounts;
  }

  private void add(
      int bucket,
      Collection<List<String>> groups,
      Cells members,
      Map<Period, Map<Map<String, Object>, Cells>> known) {
    var ofBucket = new TreeMap<List<String>, Map<String, AccountModel.Score>>(Cells.IN_ORDER);
    for (var group : groups) {
      if (members.count(model.members(), bucket, group) > 0) {
        ofBucket
            .computeIfAbsent(group.subList(0, group.size() - 1), _ -> new TreeMap<>())
            .put(group.getLast(), score(bucket, group, known));
      }
    }
    scores.add(ofBucket);
  }

  private AccountModel.Score score(
      int bucket, List<String> group, Map<Period, Map<Map<String, Object>, Cells>> known) {
    var parts = new ArrayList<AccountModel.PartScore>();
    for (var part : model.parts()) {
      var cells = Engine.cells(Objects.requireNonNull(known.get(part.lookback())), part.metric());
      var interval = before(intervals.get(bucket), part.lookback());
      parts.add(
          AccountModel.PartScore.of(part, cells.cell(part.metric(), bucket, interval, group)));
    }
    return model.score(parts);
  }

  private static Interval before(Interval interval, Period lookback) {
    return new Interval(interval.to().minus(lookback), interval.to());
  }
}
