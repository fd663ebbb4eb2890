package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.AccountPanel.Standing;
import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Interval;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the accounts of a panel stand among all of them, by bucket and account. Neither groups nor
/// filters change that, so what a group's value opens to is what its accounts are in the group.
///
/// @param buckets by account in each; empty where the panel has no standings
record Standings(AccountPanel panel, List<Map<String, Map<String, Standing>>> buckets) {

  static Standings of(Connection facts, AccountPanel panel, Query query, List<Interval> intervals)
      throws SQLException {
    var none = new Standings(panel, List.of());
    if (panel.standings().isEmpty()) {
      return none;
    }
    var all = PanelRows.of(facts, panel, query.ofEverything(), intervals, none);
    var buckets = new ArrayList<Map<String, Map<String, Standing>>>();
    for (int bucket = 0; bucket < intervals.size(); bucket++) {
      var accounts = all.accounts(bucket, Cells.TOTAL);
      var ofAll = all.cell(bucket, intervals.get(bucket), Cells.TOTAL).terms();
      var places = panel.standings(ofAll, List.copyOf(accounts.values())).iterator();
      var byAccount = new HashMap<String, Map<String, Standing>>();
      accounts.keySet().forEach(account -> byAccount.put(account, places.next()));
      buckets.add(byAccount);
    }
    return new Standings(panel, buckets);
  }

  Map<String, Standing> of(int bucket, String account) {
    return buckets.isEmpty() ? Map.of() : buckets.get(bucket).getOrDefault(account, Map.of());
  }

  /// The value of a dimension.
  String value(int bucket, String account, String dimension) {
    var standing = of(bucket, account).get(dimension);
    return standing == null ? Filter.NONE : panel.place(dimension, standing.value());
  }

  /// Whether an account passes the filters that are by where it stands.
  boolean pass(int bucket, String account, List<Filter> filters) {
    return filters.stream()
        .filter(filter -> panel.standingDimensions().contains(filter.dimension()))
        .allMatch(filter -> filter.lets(value(bucket, account, filter.dimension())));
  }
}
