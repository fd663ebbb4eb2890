package io.bellwether.scoring.priority;

import io.bellwether.scoring.account.AccountNow;
import io.bellwether.scoring.account.AccountsNow;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.health.AccountHealth;
import io.bellwether.scoring.query.AtMoment;
import io.bellwether.scoring.query.Engine;
import io.bellwether.scoring.query.Query;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts the open cases of a moment in order.
@Singleton
public class RankingCases {

  private final Engine engine;
  private final AccountHealth health;

  RankingCases(Engine engine, AccountHealth health) {
    this.engine = engine;
    this.health = health;
  }

  /// @param account null where the case has none, or it is not known
  public record Ranked(OpenCase open, @Nullable AccountNow account, Priority priority) {}

  public List<Ranked> list(
      Connection facts, AtMoment moment, PriorityWeights weights, CaseOrder order)
      throws SQLException {
    var query = moment.query();
    var today = moment.at().atZone(query.zone()).toLocalDate();
    var everyone =
        new Query(
            query.tenant(),
            new Interval(today.minusDays(1), today),
            query.zone(),
            Query.Cut.WHOLE,
            List.of(),
            query.knownAt());
    var accounts = AccountsNow.on(today, facts, everyone, engine.scores(facts, health, everyone));
    var formula = new PriorityFormula(moment.at(), today);
    var ranked = new ArrayList<Ranked>();
    for (var open : OpenCases.list(facts, moment)) {
      var account = accounts.find(open.accountId());
      ranked.add(new Ranked(open, account, Priority.of(formula.readings(open, account), weights)));
    }
    ranked.sort(order.comparator());
    return ranked;
  }
}
