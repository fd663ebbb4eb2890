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
}
