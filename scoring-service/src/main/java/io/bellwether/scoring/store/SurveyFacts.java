package io.bellwether.scoring.store;

/// What customers say of single things that service does.
final class SurveyFacts {

  private SurveyFacts() {}

  /// An answer to a survey about a driver of satisfaction, with the rep who was asked about and the
  /// case, where it names them.
  static String driverRating(FactSchema.Version version) {
    return """
    CREATE MACRO driver_rating%1$s(%2$s) AS TABLE
      SELECT of_tenant AS tenant_id, r.id, r.account_id, r.case_id, r.responded_at, r.score, s.item,
        s.scale_min, s.scale_max, s.direction, s.threshold, r.rep_id, p.team_id, %3$s
      FROM plain_response%1$s(%2$s) r
      JOIN survey%1$s(%2$s) s ON s.id = r.survey_id AND s.kind = 'DRIVER'
      LEFT JOIN support_case%1$s(%2$s) c ON c.id = r.case_id
      LEFT JOIN rep%1$s(%2$s) p ON p.id = r.rep_id\
    """
        .formatted(
            version.suffix,
            version.parameters,
            CaseFacts.OF_CASE.replace("c.type", "c.type AS case_type"));
  }

  /// What was done, with how the customer rated it by the CSAT survey of its case. An answer is
  /// about the last engagement of a rep on the case before it and about none else, so that it rates
  /// once; of several answers about the same one the last counts.
  ///
  /// An answer is positive from the survey's threshold on, or in the best quarter of its scale
  /// where it has none, and negative in the worst quarter.
  static String engagement(FactSchema.Version version) {
    return """
    CREATE MACRO engagement%1$s(%2$s) AS TABLE
      WITH answer AS (
        SELECT r.id, r.case_id, r.responded_at, r.score, s.threshold, s.scale_max - s.scale_min AS width,
          s.direction IS NOT DISTINCT FROM 'LOWER_IS_BETTER' AS reversed,
          CASE WHEN s.direction = 'LOWER_IS_BETTER' THEN s.scale_max - r.score ELSE r.score - s.scale_min END AS above_worst
        FROM plain_response%1$s(%2$s) r JOIN survey%1$s(%2$s) s ON s.id = r.survey_id
        WHERE s.kind = 'CSAT' AND s.scale_max > s.scale_min AND r.score IS NOT NULL AND r.case_id IS NOT NULL),
      rated AS (
        SELECT *, CASE
            WHEN coalesce(CASE WHEN reversed THEN score <= threshold ELSE score >= threshold END, 4 * above_worst >= 3 * width) THEN 'POSITIVE'
            WHEN 4 * above_worst <= width THEN 'NEGATIVE'
            ELSE 'NEUTRAL' END AS rating
        FROM answer),
      done AS (
        SELECT id AS activity_id, case_id, happened_at FROM plain_activity%1$s(%2$s)
        WHERE case_id IS NOT NULL AND actor_kind = 'REP' AND visible_to_customer AND NOT automated
        QUALIFY row_number() OVER (PARTITION BY case_id, happened_at ORDER BY id DESC) = 1),
      about AS (
        SELECT d.activity_id, r.rating
        FROM rated r ASOF JOIN done d ON d.case_id = r.case_id AND d.happened_at <= r.responded_at
        QUALIFY row_number() OVER (PARTITION BY d.activity_id ORDER BY r.responded_at DESC, r.id DESC) = 1)
      SELECT a.tenant_id, a.id, a.account_id, a.case_id, a.happened_at, a.actor_kind, a.rep_id, a.team_id, a.type,
        a.direction, a.initiated_by, a.visible_to_customer, a.automated, a.outcome, b.rating AS survey_rating, %3$s
      FROM activity%1$s(%2$s) a LEFT JOIN about b ON b.activity_id = a.id\
    """
        .formatted(
            version.suffix,
            version.parameters,
            CaseFacts.OF_CASE.replace("c.type", "c.case_type").replace("c.", "a."));
  }
}
