package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.earlier;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What an account last said of its users of thirty days, for thirty days.
final class ToldActiveUsers implements ToldFact {

  @Override
  public Fact fact() {
    return Facts.ACTIVE_USERS;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var rows = new ArrayList<SlowRow>();
    for (var account : sources.all("account")) {
      var days =
          sources.stream("usage_day")
              .filter(day -> account.id().equals(day.get("account_id")))
              .filter(day -> !day.has("product") && day.has("monthly_users"))
              .sorted(SourceRows.inOrder("used_on"))
              .toList();
      for (int i = 0; i < days.size(); i++) {
        var from = days.get(i).time("used_on");
        var to = from.plusDays(30);
        if (i + 1 < days.size()) {
          to = earlier(to, days.get(i + 1).time("used_on"));
        }
        if (from.isBefore(to)) {
          rows.add(
              new SlowRow(account.id(), Map.of())
                  .with("account_id", account.id())
                  .with("users", days.get(i).get("monthly_users"))
                  .with("valid_from", from)
                  .with("valid_to", to));
        }
      }
    }
    return rows;
  }
}
