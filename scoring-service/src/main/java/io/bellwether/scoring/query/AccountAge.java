package io.bellwether.scoring.query;

/// How old the account of a row is, as expressions over the joined account `a` and the bucket `b`.
final class AccountAge {

  static final String COHORT =
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
  static final String TENURE =
      "CASE WHEN a.now_customer_since > b.b_last THEN NULL WHEN "
          + YEARS
          + " >= 10 THEN '10+' ELSE lpad(CAST("
          + YEARS
          + " AS varchar), 2, '0') END";

  private AccountAge() {}
}
