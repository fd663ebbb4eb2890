package io.bellwether.scoring.summary;

import io.bellwether.scoring.account.AccountsNow;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.query.Engine;
import io.bellwether.scoring.query.Grain;
import io.bellwether.scoring.query.Query;
import io.bellwether.scoring.query.Sql;
import io.bellwether.scoring.summary.AccountSummary.Figure;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
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

  /// What it reads besides the metrics.
  public static final List<Fact> READS = List.of(SupportFacts.INTERACTION, Facts.ACCOUNT_MRR);

  private static final int AT_A_TIME = 1000;

  private final Engine engine;

  SummarisingAccounts(Engine engine) {
    this.engine = engine;
  }

  /// What accounts are put in order and compared by, before anything is told of one.
  ///
  /// @param figures of the metric that orders them, of all that pass the filters, by id
  public record Compared(SequencedMap<UUID, Figure> figures, Quadrants quadrants) {}

  /// @param metrics those of [#METRICS]
  /// @param by the metric that orders them
  public Compared compare(Connection facts, List<Metric> metrics, Query query, String by)
      throws SQLException {
    var compared =
        metrics.stream()
            .filter(
                metric ->
                    metric.definition().id().equals(by)
                        || Quadrants.METRICS.contains(metric.definition().id()))
            .toList();
    var cells = cells(facts, compared, query);
    var accounts = AccountsNow.on(lastDay(query), facts, query, Map.of());
    var ordering = new LinkedHashMap<UUID, Figure>();
    var all = new ArrayList<List<Figure>>();
    for (var id : accounts.ids()) {
      if (passes(id, accounts, query)) {
        var figures = figures(compared, cells, id, query);
        all.add(figures);
        ordering.put(id, AccountSummary.figure(figures, by));
      }
    }
    return new Compared(ordering, Quadrants.of(all));
  }

  /// What is told of some accounts, in their order; one that is gone by now is left out.
  ///
  /// @param metrics those of [#METRICS]
  public List<AccountSummary> list(
      Connection facts, List<Metric> metrics, Query query, Quadrants quadrants, List<UUID> accounts)
      throws SQLException {
    if (accounts.isEmpty()) {
      return List.of();
    }
    var these = query.onlyAccounts(accounts);
    var cells = cells(facts, metrics, these);
    var contacts = contacts(facts, these, accounts);
    var begin = query.interval().from().atStartOfDay(query.zone()).toInstant();
    var flags = new RiskFlags(begin, query.interval().to());
    var now = AccountsNow.on(lastDay(query), facts, query, Map.of());
    var summaries = new ArrayList<AccountSummary>();
    for (var id : accounts) {
      var account = now.find(id);
      if (account != null) {
        var figures = figures(metrics, cells, id, query);
        var contact = contacts.get(id);
        summaries.add(
            new AccountSummary(
                id,
                account,
                figures,
                contact,
                quadrants.of(figures),
                flags.of(figures, account, contact)));
      }
    }
    return summaries;
  }

  /// Those of some accounts of which a flag is raised, in their order. So many are told of at a
  /// time as a statement can name.
  ///
  /// @param metrics those of [#METRICS]
  public List<UUID> raised(
      Connection facts,
      List<Metric> metrics,
      Query query,
      Quadrants quadrants,
      RiskFlag.Kind flag,
      List<UUID> accounts)
      throws SQLException {
    var raised = new ArrayList<UUID>();
    for (int begin = 0; begin < accounts.size(); begin += AT_A_TIME) {
      var some = accounts.subList(begin, Math.min(accounts.size(), begin + AT_A_TIME));
      for (var summary : list(facts, metrics, query, quadrants, some)) {
        if (summary.flags().stream().anyMatch(one -> one.isRaised(flag))) {
          raised.add(summary.id());
        }
      }
    }
    return raised;
  }

  private static LocalDate lastDay(Query query) {
    return query.interval().to().minusDays(1);
  }

  private Map<Metric, Map<String, Cell>> cells(Connection facts, List<Metric> metrics, Query query)
      throws SQLException {
    var cut = new Query.Cut(Grain.NONE, List.of(Fact.BY_ACCOUNT), false, false);
    var cells = new HashMap<Metric, Map<String, Cell>>();
    for (var series : engine.answer(facts, metrics, query.with(cut))) {
      var byAccount = new HashMap<String, Cell>();
      for (var point : series.points()) {
        byAccount.put(point.group().firstEntry().getValue(), point.cell());
      }
      cells.put(series.metric(), byAccount);
    }
    return cells;
  }

  private static List<Figure> figures(
      List<Metric> metrics, Map<Metric, Map<String, Cell>> cells, UUID account, Query query) {
    return metrics.stream()
        .map(metric -> figure(metric, cells, account.toString(), query))
        .toList();
  }

  private static Figure figure(
      Metric metric, Map<Metric, Map<String, Cell>> cells, String account, Query query) {
    var group = new TreeMap<>(Map.of(Fact.BY_ACCOUNT, account));
    var found = cells.getOrDefault(metric, Map.of()).get(account);
    return new Figure(
        metric,
        found == null
            ? metric.emptyCell(query.interval()).in(query.zone(), group, query.filters())
            : found);
  }

  private static boolean passes(UUID id, AccountsNow accounts, Query query) {
    return query.filters().stream()
        .allMatch(
            filter -> {
              var value = accounts.value(id, filter.dimension()).orElse(Filter.NONE);
              return filter.lets(value);
            });
  }

  /// The last word between people before the end of the interval, on a case or not; to open one is
  /// a word.
  private static Map<UUID, Contact> contacts(Connection facts, Query query, List<UUID> accounts)
      throws SQLException {
    var sql =
        new Sql()
            .add(
                "SELECT account_id, max(happened_at) AS last_at, max_by(direction, happened_at) AS"
                    + " direction FROM ")
            .addFact(SupportFacts.INTERACTION, query)
            .add(
                " WHERE account_id IS NOT NULL AND visible_to_customer AND NOT automated AND"
                    + " actor_kind <> 'BOT' AND direction IN ('INBOUND', 'OUTBOUND') AND"
                    + " happened_at < ")
            .bind(query.interval().to().atStartOfDay(query.zone()).toInstant())
            .add(" AND CAST(account_id AS varchar) IN (")
            .bindAll(accounts.stream().map(UUID::toString).toList())
            .add(") GROUP BY account_id");
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
