package io.bellwether.scoring.store;

/// Customers who looked for an answer without us, and when they turned to us after all:
/// `contacted_at` is the next case that their account opened.
final class SelfServiceFacts {

  private SelfServiceFacts() {}

  static String deflection(FactSchema.Version version) {
    return thenContacted(CaseTables.DEFLECTION, "offered_at", version);
  }

  static String session(FactSchema.Version version) {
    return thenContacted(CaseTables.SELF_SERVICE_SESSION, "started_at", version);
  }

  private static String thenContacted(FactTable fact, String at, FactSchema.Version version) {
    return """
    CREATE MACRO %4$s%1$s(%2$s) AS TABLE
      SELECT %5$s, c.created_at AS contacted_at, f.as_of
      FROM plain_%4$s%1$s(%2$s) s
      ASOF LEFT JOIN (SELECT account_id AS contacting, created_at FROM support_case%1$s(%2$s)
          WHERE account_id IS NOT NULL) c
        ON c.contacting = s.account_id AND c.created_at >= s.%6$s
      CROSS JOIN (SELECT %3$s AS as_of FROM stored.feed_cursor WHERE source = 'case') f\
    """
        .formatted(
            version.suffix,
            version.parameters,
            version.asOf,
            fact.name(),
            FactSchema.columnNames(fact, "s."),
            at);
  }
}
