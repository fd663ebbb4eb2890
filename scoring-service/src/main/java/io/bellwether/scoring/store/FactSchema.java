package io.bellwether.scoring.store;

import static java.util.stream.Collectors.joining;

import io.bellwether.scoring.metric.Source;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// The statements that make an empty fact store, generated from [FactTables].
///
/// Tables live in the schema `stored` and are private to this package. What everybody else sees are
/// table macros that take the tenant: `<fact>_facts(tenant)` is the present, `<fact>_known(tenant,
/// known_at)` is what was known at an instant. There is no way to name a fact without a tenant.
final class FactSchema {

  /// The end of what has no end: a date that both databases order and subtract alike.
  static final LocalDateTime OPEN_END = LocalDateTime.of(9999, 1, 1, 0, 0);

  static final String OPEN_END_SQL = "TIMESTAMP '9999-01-01 00:00:00'";

  /// Facts that others are joined to, as the survey's kind and scale to each of its responses: the
  /// macro of their name is made below, on top of a plain one.
  private static final List<FactTable> JOINED =
      List.of(
          SurveyTables.RESPONSE,
          CaseTables.ACTIVITY,
          CaseTables.SLA_CLOCK,
          SubscriptionTables.COST,
          CaseTables.DEFLECTION,
          CaseTables.SELF_SERVICE_SESSION);

  private FactSchema() {}

  static List<String> statements() {
    var all = new ArrayList<String>();
    all.add("CREATE SCHEMA stored");
    all.add(
        """
        CREATE TABLE stored.feed_cursor (source varchar, token varchar, epoch varchar, as_of timestamp,
          server_time timestamp, heard_at timestamp, known_at timestamp, caught_up boolean, skipped bigint)\
        """);
    for (var source : Source.values()) {
      all.add(
          "INSERT INTO stored.feed_cursor VALUES ('%s', '', NULL, NULL, NULL, NULL, NULL, false, 0)"
              .formatted(source.wireName()));
    }
    all.add("CREATE TABLE stored.pages (applied bigint)");
    all.add("INSERT INTO stored.pages VALUES (0)");
    all.add(
        "CREATE TABLE stored.changed (tenant_id varchar, fact varchar, page bigint, known_from timestamp)");
    all.add(
        """
        CREATE MACRO changed_facts(of_tenant) AS TABLE
          SELECT fact, page, known_from FROM stored.changed WHERE tenant_id = of_tenant\
        """);
    all.add("CREATE TABLE stored.tombstone (fact varchar, tenant_id varchar, id uuid, seq bigint)");
    all.add(
        """
        CREATE TABLE stored.quarantine (source varchar, tenant_id varchar, entity varchar, id varchar,
          seq bigint, known_from timestamp, reason varchar, line varchar)\
        """);
    all.add(
        "CREATE TABLE stored.erased (source varchar, tenant_id varchar, entity varchar, id uuid, known_at timestamp)");
    all.add(
        """
        CREATE MACRO quarantine_facts(of_tenant) AS TABLE
          SELECT source, entity, id, seq, known_from, reason FROM stored.quarantine WHERE tenant_id = of_tenant\
        """);
    for (var fact : FactTables.all()) {
      all.addAll(statementsOf(fact));
    }
    for (var version : Version.values()) {
      DerivedFact.ALL.forEach(fact -> all.add(fact.statement().apply(version)));
    }
    return all;
  }

  /// Short name of this schema: other statements, other file.
  static String fingerprint() {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join(";", statements()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, 5));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// `id uuid, seq bigint, ...`: the columns that a row of a fact has at all times.
  static String columnsWithTypes(FactTable fact) {
    return "tenant_id varchar, id uuid, seq bigint, known_from timestamp, "
        + fact.columns().stream().map(c -> c.name() + " " + c.type().sql()).collect(joining(", "));
  }

  static String columnNames(FactTable fact) {
    return columnNames(fact, "");
  }

  static String columnNames(FactTable fact, String prefix) {
    return "%1$stenant_id, %1$sid, %1$sseq, %1$sknown_from, ".formatted(prefix)
        + fact.columns().stream().map(c -> prefix + c.name()).collect(joining(", "));
  }

  /// The macro that reads a fact as it was copied.
  static String copied(FactTable fact) {
    return JOINED.contains(fact) ? "plain_" + fact.name() : fact.name();
  }

  private static List<String> statementsOf(FactTable fact) {
    var name = fact.name();
    var columns = columnNames(fact);
    var macro = copied(fact);
    return List.of(
        "CREATE TABLE stored.%s (%s)".formatted(name, columnsWithTypes(fact)),
        "CREATE TABLE stored.%s_past (%s, known_to timestamp)"
            .formatted(name, columnsWithTypes(fact)),
        "CREATE MACRO %s_facts(of_tenant) AS TABLE SELECT %s FROM stored.%s WHERE tenant_id = of_tenant"
            .formatted(macro, columns, name),
        """
        CREATE MACRO %1$s_known(of_tenant, at_instant) AS TABLE
          SELECT %2$s FROM stored.%3$s WHERE tenant_id = of_tenant AND known_from <= at_instant
          UNION ALL
          SELECT %2$s FROM stored.%3$s_past
          WHERE tenant_id = of_tenant AND known_from <= at_instant AND known_to > at_instant\
        """
            .formatted(macro, columns, name));
  }

  static String response(Version version) {
    return """
    CREATE MACRO response%1$s(%2$s) AS TABLE
      SELECT %3$s, s.kind, s.scale_min, s.scale_max, s.direction, s.threshold, u.contacted_at, u.contacted_by, f.as_of, %5$s,
        CASE WHEN c.first_resolved_at < c.created_at + INTERVAL '1' day THEN '0-1d'
          WHEN c.first_resolved_at < c.created_at + INTERVAL '3' day THEN '1-3d'
          WHEN c.first_resolved_at < c.created_at + INTERVAL '7' day THEN '3-7d'
          WHEN c.first_resolved_at IS NOT NULL THEN '7d+' END AS ttr_band
      FROM plain_response%1$s(%2$s) r
      CROSS JOIN (SELECT %4$s AS as_of FROM stored.feed_cursor WHERE source = 'survey') f
      LEFT JOIN (SELECT response_id, min(contacted_at) AS contacted_at, first(rep_id ORDER BY contacted_at, id) AS contacted_by
        FROM follow_up%1$s(%2$s) GROUP BY response_id) u ON u.response_id = r.id
      LEFT JOIN (SELECT id AS of_survey, kind, scale_min, scale_max, direction, threshold FROM survey%1$s(%2$s)) s
        ON s.of_survey = r.survey_id
      LEFT JOIN support_case%1$s(%2$s) c ON c.id = r.case_id\
    """
        .formatted(
            version.suffix,
            version.parameters,
            columnNames(SurveyTables.RESPONSE, "r."),
            version.asOf,
            CaseFacts.OF_CASE.replace("c.type", "c.type AS case_type"));
  }

  /// A cost with the case that it was for. Who records what service costs with overhead and without
  /// records it twice, and both add up to no cost at all: `also_with_overhead` is the one without
  /// where the case has costs of the same service with it.
  static String cost(Version version) {
    return """
    CREATE MACRO cost%1$s(%2$s) AS TABLE
      SELECT %3$s, x.cost_basis = 'DIRECT' AND l.case_id IS NOT NULL AS also_with_overhead, %4$s
      FROM plain_cost%1$s(%2$s) x LEFT JOIN support_case%1$s(%2$s) c ON c.id = x.case_id
      LEFT JOIN (
        SELECT DISTINCT case_id, service_type FROM plain_cost%1$s(%2$s)
        WHERE cost_basis = 'LOADED' AND case_id IS NOT NULL) l
        ON l.case_id = x.case_id AND l.service_type = x.service_type\
    """
        .formatted(
            version.suffix,
            version.parameters,
            columnNames(SubscriptionTables.COST, "x."),
            CaseFacts.OF_CASE.replace("c.type", "c.type AS case_type"));
  }

  /// What was ever spent on a case that is resolved, by currency: the work that reps logged at what
  /// an hour of theirs costs, and direct costs, those once that are there with overhead too. Work
  /// is summed up exactly before it is divided. A case that nothing is known of has one row without
  /// a cost. It is of the team that had it at its resolution.
  static String caseCost(Version version) {
    return """
    CREATE MACRO case_cost%1$s(%2$s) AS TABLE
      WITH spent AS (
        SELECT case_id, hourly_cost_currency AS currency, minutes_worked * hourly_cost_minor AS worked, NULL AS direct
        FROM activity%1$s(%2$s)
        WHERE case_id IS NOT NULL AND minutes_worked > 0 AND hourly_cost_minor IS NOT NULL
        UNION ALL
        SELECT case_id, currency, NULL, amount_minor FROM cost%1$s(%2$s) WHERE case_id IS NOT NULL AND NOT also_with_overhead),
      total AS (
        SELECT case_id, currency, CAST(round(coalesce(sum(worked), 0) / 60 + coalesce(sum(direct), 0)) AS bigint) AS cost_minor
        FROM spent GROUP BY case_id, currency)
      SELECT of_tenant AS tenant_id, c.id, c.account_id, c.resolved_at, t.cost_minor, t.currency, a.team_id, %3$s
      FROM support_case%1$s(%2$s) c LEFT JOIN total t ON t.case_id = c.id
      ASOF LEFT JOIN case_assignment%1$s(%2$s) a ON a.case_id = c.id AND a.valid_from <= c.resolved_at
      WHERE c.resolved_at IS NOT NULL\
    """
        .formatted(version.suffix, version.parameters, CaseFacts.OF_CASE);
  }

  /// The two ways to read a fact, for macros that are built on other macros.
  enum Version {
    NOW("_facts", "of_tenant", "as_of"),
    KNOWN("_known", "of_tenant, at_instant", "least(as_of, at_instant)");

    final String suffix;
    final String parameters;

    /// How far the facts of a source go, from its row of `feed_cursor`.
    final String asOf;

    Version(String suffix, String parameters, String asOf) {
      this.suffix = suffix;
      this.parameters = parameters;
      this.asOf = asOf;
    }
  }
}
