package io.bellwether.scoring.priority;

import io.bellwether.scoring.account.AccountNow;
import io.bellwether.scoring.account.AccountsNow;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.metric.health.AccountHealth;
import io.bellwether.scoring.query.AtMoment;
import io.bellwether.scoring.query.Engine;
import io.bellwether.scoring.query.Query;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Puts the open cases of a moment in order.
@Singleton
public class RankingCases {

  /// What it reads besides the health of accounts.
  public static final List<Fact> READS =
      List.of(
          SupportFacts.ACTIVITY,
          SupportFacts.CASE_TURN,
          SupportFacts.SLA_CLOCK,
          SupportFacts.STAGE_STAY,
          Facts.ACCOUNT_MRR);

  private final Engine engine;
  private final AccountHealth health;

  RankingCases(Engine engine, AccountHealth health) {
    this.engine = engine;
    this.health = health;
  }

  /// @param account null where the case has none, or it is not known
  public record Ranked(OpenCase open, @Nullable AccountNow account, Priority priority) {}

  /// All of them, in order.
  public List<Ranked> list(
      Connection facts, AtMoment moment, PriorityWeights weights, CaseOrder order)
      throws SQLException {
    var open = OpenCases.list(facts, moment, List.of());
    var ranked = rank(facts, moment, weights, open, accounts(moment));
    ranked.sort(order.comparator());
    return ranked;
  }

  /// Some of them, in the order of their ids; one that is gone by now is left out.
  public List<Ranked> list(
      Connection facts, AtMoment moment, PriorityWeights weights, List<UUID> ids)
      throws SQLException {
    if (ids.isEmpty()) {
      return List.of();
    }
    var open = OpenCases.list(facts, moment, ids);
    var accounts = open.stream().map(OpenCase::accountId).filter(Objects::nonNull).toList();
    var ranked = rank(facts, moment, weights, open, accounts(moment).onlyAccounts(accounts));
    ranked.sort(Comparator.comparing(one -> ids.indexOf(one.open().id())));
    return ranked;
  }

  /// @param scored the accounts whose health is wanted
  private List<Ranked> rank(
      Connection facts,
      AtMoment moment,
      PriorityWeights weights,
      List<OpenCase> cases,
      Query scored)
      throws SQLException {
    var today = today(moment);
    var accounts =
        AccountsNow.on(today, facts, accounts(moment), engine.scores(facts, health, scored));
    var formula = new PriorityFormula(moment.at(), today);
    var ranked = new ArrayList<Ranked>();
    for (var open : cases) {
      var account = accounts.find(open.accountId());
      ranked.add(new Ranked(open, account, Priority.of(formula.readings(open, account), weights)));
    }
    return ranked;
  }

  private static LocalDate today(AtMoment moment) {
    return moment.at().atZone(moment.query().zone()).toLocalDate();
  }

  private static Query accounts(AtMoment moment) {
    var today = today(moment);
    return new Query(
        moment.query().tenant(),
        new Interval(today.minusDays(1), today),
        moment.query().zone(),
        Query.Cut.WHOLE,
        List.of(),
        moment.query().knownAt());
  }
}
