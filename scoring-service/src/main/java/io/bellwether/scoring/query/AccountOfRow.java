package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Timing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the account of a row was when the row counted: its tier of then, and not of today. A row of
/// an account whose states nobody told has what the account is now.
final class AccountOfRow {

  private static final String COHORT =
      "lpad(CAST(extract(year FROM a.now_customer_since) AS varchar), 4, '0') || '-Q'"
          + " || CAST(extract(quarter FROM a.now_customer_since) AS varchar)";

  /// Whole years up to the last day of the bucket: somebody who came on 29 February has a year on 1
  /// March.
  private static final String YEARS =
      "(extract(year FROM b.b_last) - extract(year FROM a.now_customer_since)"
          + " - CASE WHEN extract(month FROM b.b_last) * 100 + extract(day FROM b.b_last)"
          + " < extract(month FROM a.now_customer_since) * 100 + extract(day FROM a.now_customer_since)"
          + " THEN 1 ELSE 0 END)";

  /// None for who is no customer yet.
  private static final String TENURE =
      "CASE WHEN a.now_customer_since > b.b_last THEN NULL WHEN "
          + YEARS
          + " >= 10 THEN '10+' ELSE lpad(CAST("
          + YEARS
          + " AS varchar), 2, '0') END";

  private final Fact fact;
  private final Timing timing;
  private final Query query;
  private final List<Interval> buckets;

  AccountOfRow(Fact fact, Timing timing, Query query, List<Interval> buckets) {
    this.fact = fact;
    this.timing = timing;
    this.query = query;
    this.buckets = buckets;
  }

  /// The expression of a dimension, null where it is none of the account.
  @Nullable String dimension(String id) {
    if (!fact.columns().containsKey("account_id") || !fact.takesFromAccount(id)) {
      return null;
    }
    return switch (id) {
      case Fact.BY_COHORT -> COHORT;
      case Fact.BY_TENURE -> TENURE;
      default -> {
        var column = Fact.ACCOUNT_DIMENSIONS.get(id);
        yield Fact.KEPT_OF_ACCOUNTS.contains(id)
            ? "CASE WHEN h.then_account_id IS NULL THEN a.now_%1$s ELSE h.then_%1$s END"
                .formatted(column)
            : "a.now_" + column;
      }
    };
  }

  /// Joins the account where one of the dimensions needs it.
  void addJoins(Sql sql, List<String> dimensions) {
    if (dimensions.stream().noneMatch(fact::takesFromAccount)) {
      return;
    }
    sql.add("\nLEFT JOIN (SELECT id AS now_account_id, customer_since AS now_customer_since");
    Fact.ACCOUNT_DIMENSIONS.values().forEach(c -> sql.add(", " + c + " AS now_" + c));
    sql.add(" FROM ").addFact(Facts.ACCOUNT, query);
    sql.add(" a) a ON a.now_account_id = f.account_id");
    if (dimensions.stream().anyMatch(Fact.KEPT_OF_ACCOUNTS::contains)) {
      sql.add("\nLEFT JOIN (SELECT account_id AS then_account_id, valid_to AS then_to");
      sql.add(", coalesce(valid_from, TIMESTAMP '0001-01-01 00:00:00') AS then_from");
      for (var kept : Fact.KEPT_OF_ACCOUNTS) {
        var column = Fact.ACCOUNT_DIMENSIONS.get(kept);
        sql.add(", " + column + " AS then_" + column);
      }
      sql.add(" FROM ").addFact(Facts.ACCOUNT_STATE, query);
      sql.add(" s) h ON h.then_account_id = f.account_id AND " + inForce());
    }
  }

  /// What is in force at an edge is so just before it, for accounts as for everything.
  private String inForce() {
    var asOf = fact.accountAsOf();
    if (query.cut().accountsAtTheEnd()) {
      return justBefore("b.b_until_at");
    }
    if (asOf != null) {
      return at("f." + asOf);
    }
    return switch (timing) {
      case Timing.On(var column) ->
          at(
              fact.column(column).isInstant()
                  ? "f." + column
                  : new ZoneOffsets(query.zone(), buckets).toInstant("f." + column));
      case Timing.InForce(_, _, var edge) ->
          justBefore(edge == Timing.Edge.OPENING ? "b.b_from_at" : "b.b_until_at");
      case Timing.FromTo _ -> justBefore("b.b_from_at");
      case Timing.During _ -> justBefore("b.b_until_at");
    };
  }

  private static String at(String instant) {
    return "h.then_from <= %1$s AND h.then_to > %1$s".formatted(instant);
  }

  private static String justBefore(String instant) {
    return "h.then_from < %1$s AND h.then_to >= %1$s".formatted(instant);
  }
}
