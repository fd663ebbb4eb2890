package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.CaseFacts.OF_CASE;

/// What the product did to customers: its releases, known issues, outages and missing features, and
/// whom it lost.
final class ProductFacts {

  private static final String UNPLANNED = "NOT o.planned";

  private static final String ALL = "TRUE";

  private ProductFacts() {}

  /// The cases that came in after a release and name it. How many accounts paid as it came is on
  /// the first row of the release alone, so that adding up counts them once.
  static String releaseEffect(FactSchema.Version version) {
    return """
    CREATE MACRO release_case%1$s(%2$s) AS TABLE
      WITH paying AS (
        SELECT r.id AS of_release, count(DISTINCT m.account_id) AS accounts
        FROM release%1$s(%2$s) r JOIN account_mrr%1$s(%2$s) m
          ON m.mrr_minor > 0 AND m.valid_from <= r.released_at AND m.valid_to > r.released_at
        GROUP BY r.id)
      SELECT of_tenant AS tenant_id, r.id, r.released_at, r.product_area, CAST(r.id AS varchar) AS release_id,
        c.id AS case_id, c.created_at, c.type AS case_type,
        CASE WHEN row_number() OVER (PARTITION BY r.id ORDER BY c.created_at, c.id) = 1
          THEN coalesce(p.accounts, 0) END AS accounts, f.as_of
      FROM release%1$s(%2$s) r
      LEFT JOIN support_case%1$s(%2$s) c ON c.release_id = r.id AND c.created_at >= r.released_at
      LEFT JOIN paying p ON p.of_release = r.id
      CROSS JOIN (SELECT %3$s AS as_of FROM stored.feed_cursor WHERE source = 'case') f\
    """
        .formatted(version.suffix, version.parameters, version.asOf);
  }

  /// What a release broke and what it fixed, in thirty days from it on. A defect that a case
  /// reported before the release is none of it; a case of a defect without a key is one of its own.
  /// A fix belongs to the last release before it of its area, or of all areas.
  static String releaseBalance(FactSchema.Version version) {
    return """
    CREATE MACRO release_balance%1$s(%2$s) AS TABLE
      WITH reported AS (
        SELECT linked_defect_id, min(created_at) AS first_at FROM support_case%1$s(%2$s)
        WHERE type = 'DEFECT' AND linked_defect_id IS NOT NULL GROUP BY linked_defect_id),
      broken AS (
        SELECT r.id AS of_release, count(DISTINCT coalesce(c.linked_defect_id, CAST(c.id AS varchar))) AS new_defects
        FROM release%1$s(%2$s) r
        JOIN support_case%1$s(%2$s) c ON c.release_id = r.id AND c.type = 'DEFECT'
          AND c.created_at >= r.released_at AND c.created_at < r.released_at + INTERVAL '30' day
        LEFT JOIN reported d ON d.linked_defect_id = c.linked_defect_id
        WHERE d.first_at IS NULL OR d.first_at >= r.released_at
        GROUP BY r.id),
      fix AS (
        SELECT r.id AS of_release, i.fixed_at < r.released_at + INTERVAL '30' day AS in_time
        FROM known_issue%1$s(%2$s) i
        JOIN release%1$s(%2$s) r ON r.released_at <= i.fixed_at
          AND (r.product_area IS NULL OR r.product_area = i.product_area)
        WHERE i.fixed_at < %4$s
        QUALIFY row_number() OVER (PARTITION BY i.id ORDER BY r.released_at DESC, r.id DESC) = 1),
      fixed AS (SELECT of_release, count(*) AS fixes FROM fix WHERE in_time GROUP BY of_release)
      SELECT of_tenant AS tenant_id, r.id, r.released_at, r.product_area, CAST(r.id AS varchar) AS release_id,
        coalesce(b.new_defects, 0) AS new_defects, coalesce(x.fixes, 0) AS fixes, f.as_of
      FROM release%1$s(%2$s) r
      LEFT JOIN broken b ON b.of_release = r.id
      LEFT JOIN fixed x ON x.of_release = r.id
      CROSS JOIN (SELECT %3$s AS as_of FROM stored.feed_cursor WHERE source = 'case') f\
    """
        .formatted(version.suffix, version.parameters, version.asOf, FactSchema.OPEN_END_SQL);
  }

  /// An account that a known issue concerned: it asked about the issue's defect, or was told of it.
  /// `concerned_at` is the first of both.
  static String issueContact(FactSchema.Version version) {
    return """
    CREATE MACRO issue_contact%1$s(%2$s) AS TABLE
      WITH told AS (
        SELECT known_issue_id, account_id, notified_at, NULL AS asked_at FROM known_issue_notice%1$s(%2$s)
        UNION ALL
        SELECT i.id, c.account_id, NULL, c.created_at
        FROM known_issue%1$s(%2$s) i JOIN support_case%1$s(%2$s) c ON c.linked_defect_id = i.linked_defect_id
        WHERE c.account_id IS NOT NULL)
      SELECT of_tenant AS tenant_id, i.id, i.id AS known_issue_id, t.account_id, i.product_area,
        min(t.notified_at) AS notified_at, min(t.asked_at) AS asked_at,
        least(coalesce(min(t.notified_at), %3$s), coalesce(min(t.asked_at), %3$s)) AS concerned_at
      FROM told t JOIN known_issue%1$s(%2$s) i ON i.id = t.known_issue_id
      GROUP BY i.id, t.account_id, i.product_area\
    """
        .formatted(version.suffix, version.parameters, FactSchema.OPEN_END_SQL);
  }

  /// The times in which an account could not use the product or a part of it, by an outage that was
  /// not announced and in its region or everywhere.
  static String accountOutage(FactSchema.Version version) {
    return outages("account_outage", "account_id", "", UNPLANNED, version);
  }

  /// The same with what was announced.
  static String accountDowntime(FactSchema.Version version) {
    return outages("account_downtime", "account_id", "", ALL, version);
  }

  /// The same of each product beside each time in which the account paid for it without a break, in
  /// whichever currency, by an outage of that product or of everything.
  static String productOutage(FactSchema.Version version) {
    return outages("product_outage", OF_PRODUCT, ofProducts(version), UNPLANNED, version);
  }

  /// The same with what was announced.
  static String productDowntime(FactSchema.Version version) {
    return outages("product_downtime", OF_PRODUCT, ofProducts(version), ALL, version);
  }

  private static final String OF_PRODUCT = "account_id, product, paid_from, paid_to";

  private static String ofProducts(FactSchema.Version version) {
    return """
    JOIN (
      WITH step AS (
        SELECT account_id, product, valid_from, valid_to, valid_from <= max(valid_to) OVER (
            PARTITION BY account_id, product ORDER BY valid_from, valid_to
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS goes_on
        FROM product_mrr%1$s(%2$s) WHERE mrr_minor > 0),
      spell AS (
        SELECT *, count(*) FILTER (WHERE goes_on IS NOT TRUE)
            OVER (PARTITION BY account_id, product ORDER BY valid_from, valid_to) AS nth
        FROM step)
      SELECT account_id AS payer_id, product, min(valid_from) AS paid_from, max(valid_to) AS paid_to
      FROM spell GROUP BY account_id, product, nth) l
      ON l.payer_id = a.id AND (o.product_area IS NULL OR o.product_area = l.product)\
    """
        .formatted(version.suffix, version.parameters);
  }

  /// Outages that overlap are one.
  private static String outages(
      String name, String concerned, String more, String which, FactSchema.Version version) {
    return """
    CREATE MACRO %4$s%1$s(%2$s) AS TABLE
      WITH concerned AS (SELECT id AS account_id, id, region FROM account%1$s(%2$s)),
      hit AS (
        SELECT %5$s, o.started_at AS valid_from, least(o.ended_at, f.as_of) AS valid_to
        FROM outage%1$s(%2$s) o
        JOIN concerned a ON o.region IS NULL OR o.region = a.region
        %6$s
        CROSS JOIN (SELECT %3$s AS as_of FROM stored.feed_cursor WHERE source = 'case') f
        WHERE %7$s AND o.started_at < least(o.ended_at, f.as_of)),
      edge AS (
        SELECT *, valid_from <= max(valid_to) OVER (
            PARTITION BY %5$s ORDER BY valid_from, valid_to ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS goes_on
        FROM hit),
      island AS (
        SELECT *, count(*) FILTER (WHERE goes_on IS NOT TRUE)
            OVER (PARTITION BY %5$s ORDER BY valid_from, valid_to) AS nth
        FROM edge)
      SELECT of_tenant AS tenant_id, account_id AS id, %5$s, min(valid_from) AS valid_from, max(valid_to) AS valid_to
      FROM island GROUP BY %5$s, nth\
    """
        .formatted(version.suffix, version.parameters, version.asOf, name, concerned, more, which);
  }

  /// A request for a feature.
  static String featureRequest(FactSchema.Version version) {
    return """
    CREATE MACRO feature_request%1$s(%2$s) AS TABLE
      SELECT of_tenant AS tenant_id, c.id, c.account_id, c.created_at, %3$s
      FROM support_case%1$s(%2$s) c WHERE c.type = 'FEATURE_REQUEST'\
    """
        .formatted(version.suffix, version.parameters, OF_CASE);
  }

  /// A request for a feature beside each step of what its account pays.
  static String featureRequestMrr(FactSchema.Version version) {
    return """
    CREATE MACRO feature_request_mrr%1$s(%2$s) AS TABLE
      SELECT of_tenant AS tenant_id, c.id, c.account_id, c.created_at, %3$s,
        m.mrr_minor, m.currency, m.valid_from, m.valid_to
      FROM support_case%1$s(%2$s) c JOIN account_mrr%1$s(%2$s) m ON m.account_id = c.account_id
      WHERE c.type = 'FEATURE_REQUEST' AND m.mrr_minor > 0\
    """
        .formatted(version.suffix, version.parameters, OF_CASE);
  }

  /// An account that stopped paying, in every currency: to pay in another one is no loss. It gave
  /// notice when it first cancelled a contract in the time that it paid without a break; who
  /// cancelled none did so by paying no more.
  static String accountLoss(FactSchema.Version version) {
    return """
    CREATE MACRO account_loss%1$s(%2$s) AS TABLE
      WITH paid AS (
        SELECT account_id, valid_from, valid_to FROM account_mrr%1$s(%2$s) WHERE mrr_minor > 0),
      edge AS (
        SELECT *, valid_from <= max(valid_to) OVER (
            PARTITION BY account_id ORDER BY valid_from, valid_to ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS goes_on
        FROM paid),
      island AS (
        SELECT *, count(*) FILTER (WHERE goes_on IS NOT TRUE)
            OVER (PARTITION BY account_id ORDER BY valid_from, valid_to) AS nth
        FROM edge),
      lost AS (
        SELECT account_id, min(valid_from) AS paid_from, max(valid_to) AS lost_on
        FROM island GROUP BY account_id, nth HAVING max(valid_to) < %3$s)
      SELECT of_tenant AS tenant_id, l.account_id AS id, l.account_id, l.lost_on,
        coalesce(min(c.cancelled_on), l.lost_on) AS notice_on
      FROM lost l LEFT JOIN contract%1$s(%2$s) c ON c.account_id = l.account_id
        AND c.cancelled_on >= l.paid_from AND c.cancelled_on <= l.lost_on
      GROUP BY l.account_id, l.lost_on\
    """
        .formatted(version.suffix, version.parameters, FactSchema.OPEN_END_SQL);
  }

  /// When people last spoke with a lost account before its notice, in each way.
  static String lossTouch(FactSchema.Version version) {
    return """
    CREATE MACRO loss_touch%1$s(%2$s) AS TABLE
      SELECT of_tenant AS tenant_id, l.account_id AS id, l.account_id, l.lost_on, l.notice_on,
        a.initiated_by, a.type AS activity_type, max(a.happened_at) AS last_touched_at
      FROM account_loss%1$s(%2$s) l JOIN interaction%1$s(%2$s) a
        ON a.account_id = l.account_id AND a.happened_at < l.notice_on
      WHERE a.visible_to_customer AND NOT a.automated AND a.actor_kind <> 'BOT'
      GROUP BY l.account_id, l.lost_on, l.notice_on, a.initiated_by, a.type\
    """
        .formatted(version.suffix, version.parameters);
  }
}
