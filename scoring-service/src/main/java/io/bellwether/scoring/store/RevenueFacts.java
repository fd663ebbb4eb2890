package io.bellwether.scoring.store;

/// What customers pay, and what they use of it.
final class RevenueFacts {

  private RevenueFacts() {}

  static String accountMrr(FactSchema.Version version) {
    return steps("account_mrr", "account_id, currency", version);
  }

  static String productMrr(FactSchema.Version version) {
    return steps("product_mrr", "account_id, currency, product", version);
  }

  /// Recurring revenue as steps: constant between two edges, zero where no line runs. An edge at
  /// which nothing changes is no edge, so equal neighbours are one. Amounts are added as hugeint: a
  /// sum that a bigint cannot hold is a fact like any other, and must not fail every question about
  /// the tenant.
  private static String steps(String name, String payer, FactSchema.Version version) {
    return """
    CREATE MACRO %4$s%1$s(%2$s) AS TABLE
      WITH line AS (
        SELECT %5$s, CAST(monthly_minor AS hugeint) AS monthly_minor, valid_from, valid_to
        FROM recurring_line%1$s(%2$s) WHERE valid_from < valid_to),
      edge AS (
        SELECT %5$s, valid_from AS edge_at, monthly_minor AS moved FROM line
        UNION ALL
        SELECT %5$s, valid_to, -monthly_minor FROM line WHERE valid_to < %3$s),
      step AS (
        SELECT %5$s, edge_at, sum(moved) AS moved FROM edge GROUP BY %5$s, edge_at HAVING sum(moved) <> 0)
      SELECT of_tenant AS tenant_id, account_id AS id, %5$s,
        sum(moved) OVER (PARTITION BY %5$s ORDER BY edge_at) AS mrr_minor,
        edge_at AS valid_from,
        coalesce(lead(edge_at) OVER (PARTITION BY %5$s ORDER BY edge_at), %3$s) AS valid_to
      FROM step\
    """
        .formatted(version.suffix, version.parameters, FactSchema.OPEN_END_SQL, name, payer);
  }

  /// A day's use beside the seats that were sold for that day: of the whole account where there is
  /// no product, which has what was used of each product in it already, or of one product. Lines
  /// without seats say nothing of seats: where no line does, it is not known how many were sold.
  static String seatUse(FactSchema.Version version) {
    return """
    CREATE MACRO seat_use%1$s(%2$s) AS TABLE
      SELECT u.tenant_id, u.id, u.account_id, u.product, u.used_on,
        CAST(u.seats_used AS bigint) AS seats_used, CAST(sum(l.seats) AS bigint) AS seats_sold
      FROM usage_day%1$s(%2$s) u
      LEFT JOIN recurring_line%1$s(%2$s) l
        ON l.account_id = u.account_id AND (u.product IS NULL OR l.product = u.product)
        AND l.valid_from <= u.used_on AND l.valid_to > u.used_on
      GROUP BY u.tenant_id, u.id, u.account_id, u.product, u.used_on, u.seats_used\
    """
        .formatted(version.suffix, version.parameters);
  }

  /// How many people used an account's products in thirty days, until the next day that says so and
  /// for thirty days at most. Of products alone it is not known: one person may use several.
  static String activeUsers(FactSchema.Version version) {
    return """
    CREATE MACRO active_users%1$s(%2$s) AS TABLE
      WITH told AS (
        SELECT account_id, used_on, monthly_users,
          lead(used_on) OVER (PARTITION BY account_id ORDER BY used_on, id) AS next_on
        FROM usage_day%1$s(%2$s) WHERE product IS NULL AND monthly_users IS NOT NULL)
      SELECT of_tenant AS tenant_id, account_id AS id, account_id, monthly_users AS users,
        used_on AS valid_from, least(coalesce(next_on, %3$s), used_on + INTERVAL '30' day) AS valid_to
      FROM told WHERE next_on IS NULL OR next_on > used_on\
    """
        .formatted(version.suffix, version.parameters, FactSchema.OPEN_END_SQL);
  }
}
