package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.ColumnType.INTEGER;
import static io.bellwether.scoring.store.ColumnType.TEXT;
import static io.bellwether.scoring.store.ColumnType.TIMESTAMP;
import static io.bellwether.scoring.store.ColumnType.UUID;
import static io.bellwether.scoring.store.FactColumn.optional;
import static io.bellwether.scoring.store.FactColumn.required;

import io.bellwether.scoring.metric.Source;
import java.util.List;

/// What is copied of survey-service.
final class SurveyTables {

  private SurveyTables() {}

  static final FactTable SURVEY =
      FactTable.of(
          "survey",
          Source.SURVEY,
          "survey",
          required("kind", TEXT),
          optional("scale_min", INTEGER),
          optional("scale_max", INTEGER),
          optional("item", TEXT),
          optional("direction", TEXT),
          optional("threshold", INTEGER));

  static final FactTable RESPONSE =
      FactTable.of(
          "response",
          Source.SURVEY,
          "response",
          required("survey_id", UUID),
          optional("account_id", UUID),
          optional("case_id", UUID),
          optional("score", INTEGER),
          required("responded_at", TIMESTAMP),
          optional("rep_id", UUID));

  static final FactTable INVITATION =
      FactTable.of(
          "invitation",
          Source.SURVEY,
          "invitation",
          required("survey_id", UUID),
          optional("account_id", UUID),
          optional("case_id", UUID),
          required("sent_at", TIMESTAMP));

  static final FactTable FOLLOW_UP =
      FactTable.of(
          "follow_up",
          Source.SURVEY,
          "follow-up",
          required("response_id", UUID),
          optional("rep_id", UUID),
          required("contacted_at", TIMESTAMP));

  static final List<FactTable> ALL = List.of(SURVEY, RESPONSE, INVITATION, FOLLOW_UP);
}
