package io.bellwether.scoring.account;

import io.bellwether.scoring.metric.AccountModel;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.query.Query;
import io.bellwether.scoring.query.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The accounts of a tenant on a day.
public final class AccountsNow {

  /// What has no end ends here.
  private static final LocalDateTime FAR_AWAY = LocalDateTime.of(9999, 1, 1, 0, 0);

  private static final List<String> ATTRIBUTES =
      List.copyOf(Fact.ACCOUNT_DIMENSIONS.sequencedKeySet());

  private final NavigableMap<UUID, Map<String, String>> attributes =
      new TreeMap<>(Comparator.comparing(UUID::toString));
  private final Map<UUID, LocalDate> since = new HashMap<>();
  private final Map<UUID, NavigableMap<String, BigDecimal>> paying = new HashMap<>();

  /// By currency, what the accounts pay, in order.
  private final Map<String, List<BigDecimal>> amounts = new HashMap<>();

  private final Map<UUID, LocalDate> renewals = new HashMap<>();
  private final Map<String, AccountModel.Score> scores;
  private final LocalDate day;

  private AccountsNow(LocalDate day, Map<String, AccountModel.Score> scores) {
    this.day = day;
    this.scores = scores;
  }

  /// @param scores of health, by account; empty where they are not asked for
  public static AccountsNow on(
      LocalDate day, Connection facts, Query query, Map<String, AccountModel.Score> scores)
      throws SQLException {
    var accounts = new AccountsNow(day, scores);
    accounts.readAccounts(facts, query, day.plusDays(1).atStartOfDay(query.zone()).toInstant());
    accounts.readRevenue(facts, query, day.atStartOfDay());
    accounts.readRenewals(facts, query, day.atStartOfDay());
    return accounts;
  }

  /// Null where there is none of this id.
  public @Nullable AccountNow find(@Nullable UUID id) {
    if (id == null || !attributes.containsKey(id)) {
      return null;
    }
    var pays = paying.getOrDefault(id, new TreeMap<>());
    var score = scores.get(id.toString());
    return new AccountNow(
        Objects.requireNonNull(attributes.get(id)),
        since.get(id),
        pays.entrySet().stream()
            .map(entry -> Quantity.sumOfMoney(entry.getValue(), entry.getKey()))
            .filter(Quantity.Money.class::isInstance)
            .map(Quantity.Money.class::cast)
            .toList(),
        switch (pays.size()) {
          case 0 -> 0.0;
          case 1 -> shareAtMost(pays.firstEntry().getKey(), pays.firstEntry().getValue());
          default -> null;
        },
        renewals.get(id),
        score == null ? null : score.points());
  }

  /// All of them, in the order in which ids are written.
  public Collection<UUID> ids() {
    return Collections.unmodifiableCollection(attributes.keySet());
  }

  /// What one of [#ids] is grouped under on the day; none where it is not known.
  public Optional<String> value(UUID id, String dimension) {
    return switch (dimension) {
      case Fact.BY_ACCOUNT -> Optional.of(id.toString());
      case Fact.BY_COHORT -> Optional.ofNullable(since.get(id)).map(AccountsNow::cohort);
      case Fact.BY_TENURE ->
          Optional.ofNullable(since.get(id)).filter(from -> !from.isAfter(day)).map(this::tenure);
      default -> Optional.ofNullable(attributes.getOrDefault(id, Map.of()).get(dimension));
    };
  }

  private static String cohort(LocalDate since) {
    return "%04d-Q%d".formatted(since.getYear(), since.get(IsoFields.QUARTER_OF_YEAR));
  }

  private String tenure(LocalDate since) {
    var years = Period.between(since, day).getYears();
    return years >= 10 ? "10+" : "%02d".formatted(years);
  }

  private double shareAtMost(String currency, BigDecimal amount) {
    var all = amounts.getOrDefault(currency, List.of());
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).compareTo(amount) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (double) low / all.size();
  }

  /// What an account was just before an instant, as far as states were told.
  private void readAccounts(Connection facts, Query query, Instant at) throws SQLException {
    var sql = new Sql().add("SELECT a.id, a.customer_since");
    Fact.ACCOUNT_DIMENSIONS.forEach(
        (dimension, column) ->
            sql.add(
                Fact.KEPT_OF_ACCOUNTS.contains(dimension)
                    ? ", CASE WHEN h.id IS NULL THEN a.%1$s ELSE h.%1$s END AS %1$s"
                        .formatted(column)
                    : ", a." + column));
    sql.add(" FROM ").addFact(Facts.ACCOUNT, query).add(" a LEFT JOIN ");
    sql.addFact(Facts.ACCOUNT_STATE, query).add(" h ON h.account_id = a.id AND h.valid_to >= ");
    sql.bind(at).add(" AND (h.valid_from IS NULL OR h.valid_from < ").bind(at).add(")");
    try (var statement = sql.prepare(facts);
        var row = statement.executeQuery()) {
      while (row.next()) {
        var id = row.getObject("id", UUID.class);
        var known = new HashMap<String, String>();
        for (var attribute : ATTRIBUTES) {
          var value = row.getString(Fact.ACCOUNT_DIMENSIONS.get(attribute));
          if (value != null) {
            known.put(attribute, value);
          }
        }
        attributes.put(id, known);
        var first = row.getObject("customer_since", LocalDateTime.class);
        if (first != null) {
          since.put(id, first.toLocalDate());
        }
      }
    }
  }

  private void readRevenue(Connection facts, Query query, LocalDateTime day) throws SQLException {
    var sql =
        new Sql()
            .add("SELECT account_id, currency, mrr_minor FROM ")
            .addFact(Facts.ACCOUNT_MRR, query)
            .add(" WHERE mrr_minor > 0 AND valid_from <= ")
            .bind(day)
            .add(" AND valid_to > ")
            .bind(day)
            .add(" ORDER BY mrr_minor");
    try (var statement = sql.prepare(facts);
        var row = statement.executeQuery()) {
      while (row.next()) {
        var currency = row.getString("currency");
        var amount = row.getBigDecimal("mrr_minor");
        paying
            .computeIfAbsent(row.getObject("account_id", UUID.class), _ -> new TreeMap<>())
            .put(currency, amount);
        amounts.computeIfAbsent(currency, _ -> new ArrayList<>()).add(amount);
      }
    }
  }

  /// A contract without a day of renewal is to be renewed by its end.
  private void readRenewals(Connection facts, Query query, LocalDateTime day) throws SQLException {
    var sql =
        new Sql()
            .add("SELECT account_id, min(coalesce(renewal_due_on, end_date)) AS due_on FROM ")
            .addFact(Facts.CONTRACT, query)
            .add(" WHERE cancelled_on IS NULL AND coalesce(renewal_due_on, end_date) < ")
            .bind(FAR_AWAY)
            .add(" AND start_date <= ")
            .bind(day)
            .add(" AND end_date > ")
            .bind(day)
            .add(" GROUP BY account_id");
    try (var statement = sql.prepare(facts);
        var row = statement.executeQuery()) {
      while (row.next()) {
        renewals.put(
            row.getObject("account_id", UUID.class),
            row.getObject("due_on", LocalDateTime.class).toLocalDate());
      }
    }
  }
}
