package io.bellwether.scoring.summary;

import io.bellwether.scoring.account.AccountNow;
import io.bellwether.scoring.account.AccountsNow;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.query.Engine;
import io.bellwether.scoring.query.Filter;
import io.bellwether.scoring.query.Grain;
import io.bellwether.scoring.query.Query;
import io.bellwether.scoring.query.Sql;
import io.bellwether.scoring.summary.AccountSummary.Figure;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Puts together what the metrics say of each account. Nothing is computed here that a metric
/// answers: it is asked, by account, and an account without rows has what the metric says of none.
@Singleton
public class SummarisingAccounts {

  /// What is told of each account, in this order.
  public static final List<String> METRICS =
      List.of(
          "backlog",
          "submissions",
          "resolutions",
          "contact-rate",
          "service-activities",
          "handle-time",
          "customer-satisfaction",
          "net-promoter-score",
          "monthly-recurring-revenue",
          "account-health");

  private final Engine engine;

  SummarisingAccounts(Engine engine) {
    this.engine = engine;
  }

  /// All accounts that pass the filters, by id.
  public record Summaries(List<AccountSummary> accounts, Quadrants quadrants) {}

  /// @param metrics those of [#METRICS]
  public Summaries list(Connection facts, List<Metric> metrics, Query query) throws SQLException {
    var cut = new Query.Cut(Grain.NONE, List.of(Fact.BY_ACCOUNT), false, false);
    var cells = new HashMap<Metric, Map<String, Cell>>();
    for (var series : engine.answer(facts, metrics, query.with(cut))) {
      var byAccount = new HashMap<String, Cell>();
      for (var point : series.points()) {
        byAccount.put(point.group().firstEntry().getValue(), point.cell());
      }
      cells.put(series.metric(), byAccount);
    }
    var contacts = contacts(facts, query);
    var end = query.interval().to();
    var flags = new RiskFlags(query.interval().from().atStartOfDay(query.zone()).toInstant(), end);
    var accounts = AccountsNow.on(end.minusDays(1), facts, query, Map.of());
    var summaries = new ArrayList<AccountSummary>();
    for (var entry : accounts.all().entrySet()) {
      if (passes(entry.getKey(), entry.getValue(), query)) {
        var figures =
            metrics.stream()
                .map(metric -> figure(metric, cells, entry.getKey().toString(), query))
                .toList();
        var contact = contacts.get(entry.getKey());
        summaries.add(
            new AccountSummary(
                entry.getKey(),
                entry.getValue(),
                figures,
                contact,
                Quadrant.none("not compared"),
                flags.of(figures, entry.getValue(), contact)));
      }
    }
    var quadrants = Quadrants.of(summaries);
    return new Summaries(
        summaries.stream().map(summary -> summary.in(quadrants.of(summary))).toList(), quadrants);
  }

  private static Figure figure(
      Metric metric, Map<Metric, Map<String, Cell>> cells, String account, Query query) {
    var group = new TreeMap<>(Map.of(Fact.BY_ACCOUNT, account));
    var found = cells.getOrDefault(metric, Map.of()).get(account);
    return new Figure(
        metric, found == null ? metric.emptyCell(query.interval()).in(query.zone(), group) : found);
  }

  private static boolean passes(UUID id, AccountNow account, Query query) {
    return query.filters().stream()
        .allMatch(
            filter -> {
              var value =
                  filter.dimension().equals(Fact.BY_ACCOUNT)
                      ? id.toString()
                      : account.attributes().getOrDefault(filter.dimension(), Filter.NONE);
              return filter.values().contains(value) != (filter.operator() == Filter.Operator.NE);
            });
  }

  /// The last word between people before the end of the interval, on a case or not.
  private static Map<UUID, Contact> contacts(Connection facts, Query query) throws SQLException {
    var sql =
        new Sql()
            .add(
                "SELECT account_id, max(happened_at) AS last_at, max_by(direction, happened_at) AS"
                    + " direction FROM ")
            .addFact(SupportFacts.ACTIVITY, query)
            .add(
                " WHERE account_id IS NOT NULL AND visible_to_customer AND NOT automated AND"
                    + " actor_kind <> 'BOT' AND direction IN ('INBOUND', 'OUTBOUND') AND"
                    + " happened_at < ")
            .bind(query.interval().to().atStartOfDay(query.zone()).toInstant())
            .add(" GROUP BY account_id");
    var contacts = new HashMap<UUID, Contact>();
    try (var statement = sql.prepare(facts);
        var row = statement.executeQuery()) {
      while (row.next()) {
        contacts.put(
            row.getObject("account_id", UUID.class),
            new Contact(
                row.getObject("last_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getString("direction").equals("INBOUND")));
      }
    }
    return contacts;
  }
}
