package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.ColumnType.BIGINT;
import static io.bellwether.scoring.store.ColumnType.BOOLEAN;
import static io.bellwether.scoring.store.ColumnType.DATE;
import static io.bellwether.scoring.store.ColumnType.DECIMAL;
import static io.bellwether.scoring.store.ColumnType.INTEGER;
import static io.bellwether.scoring.store.ColumnType.TEXT;
import static io.bellwether.scoring.store.ColumnType.TIMESTAMP;
import static io.bellwether.scoring.store.ColumnType.UUID;
import static io.bellwether.scoring.store.FactColumn.end;
import static io.bellwether.scoring.store.FactColumn.optional;
import static io.bellwether.scoring.store.FactColumn.required;

import io.bellwether.scoring.metric.Source;
import java.util.List;
import java.util.Optional;

/// Every fact that scoring copies, said once: tables, macros and the reading of payloads follow
/// from here. A changed line makes another schema, hence another file, hence a fresh pull.
public final class FactTables {

  private FactTables() {}

  static final FactTable ACCOUNT =
      FactTable.of(
          "account",
          Source.SUBSCRIPTION,
          "account",
          optional("customer_since", DATE),
          optional("region", TEXT),
          optional("country", TEXT),
          optional("tier", TEXT),
          optional("segment", TEXT));

  static final FactTable CONTRACT =
      FactTable.of(
          "contract",
          Source.SUBSCRIPTION,
          "contract",
          required("account_id", UUID),
          optional("type", TEXT),
          required("start_date", DATE),
          end("end_date", DATE),
          optional("cancelled_on", DATE));

  static final FactTable RECURRING_LINE =
      FactTable.of(
          "recurring_line",
          Source.SUBSCRIPTION,
          "subscription-line",
          required("account_id", UUID),
          optional("contract_id", UUID),
          optional("plan", TEXT),
          required("currency", TEXT).from("monthly_currency"),
          required("monthly_minor", BIGINT),
          optional("seats", INTEGER),
          required("valid_from", DATE).from("start_date"),
          end("valid_to", DATE).from("end_date"));

  static final FactTable USAGE_DAY =
      FactTable.of(
          "usage_day",
          Source.SUBSCRIPTION,
          "usage",
          required("account_id", UUID),
          required("used_on", DATE),
          optional("product", TEXT),
          required("seats_used", INTEGER));

  static final FactTable COST =
      FactTable.of(
          "cost",
          Source.SUBSCRIPTION,
          "cost",
          optional("account_id", UUID),
          optional("case_id", UUID),
          required("incurred_on", DATE),
          required("service_type", TEXT),
          required("cost_basis", TEXT),
          required("amount_minor", BIGINT),
          required("currency", TEXT).from("amount_currency"));

  static final FactTable SERVICE_REVENUE =
      FactTable.of(
          "service_revenue",
          Source.SUBSCRIPTION,
          "service-revenue",
          required("account_id", UUID),
          required("recognized_on", DATE),
          required("service_type", TEXT),
          required("amount_minor", BIGINT),
          required("currency", TEXT).from("amount_currency"));

  static final FactTable SUPPORT_CASE =
      FactTable.of(
          "support_case",
          Source.CASE,
          "case",
          optional("account_id", UUID),
          required("created_at", TIMESTAMP),
          optional("resolved_at", TIMESTAMP),
          optional("first_resolved_at", TIMESTAMP),
          optional("reopened_at", TIMESTAMP),
          required("status", TEXT),
          optional("channel", TEXT),
          optional("type", TEXT),
          optional("severity", TEXT),
          optional("priority", TEXT),
          optional("service_tier", TEXT));

  static final FactTable CASE_EVENT =
      FactTable.of(
          "case_event",
          Source.CASE,
          "case-event",
          required("case_id", UUID),
          required("happened_at", TIMESTAMP),
          required("kind", TEXT),
          optional("stage", TEXT),
          optional("rep_id", UUID));

  static final FactTable ACTIVITY =
      FactTable.of(
          "activity",
          Source.CASE,
          "activity",
          required("case_id", UUID),
          required("happened_at", TIMESTAMP),
          required("actor_kind", TEXT),
          optional("rep_id", UUID),
          required("type", TEXT),
          required("direction", TEXT),
          required("visible_to_customer", BOOLEAN),
          required("automated", BOOLEAN),
          optional("minutes_worked", DECIMAL),
          optional("outcome", TEXT));

  static final FactTable REP = FactTable.of("rep", Source.CASE, "rep", optional("team_id", UUID));

  static final FactTable SURVEY =
      FactTable.of(
          "survey",
          Source.SURVEY,
          "survey",
          required("kind", TEXT),
          optional("scale_min", INTEGER),
          optional("scale_max", INTEGER));

  static final FactTable RESPONSE =
      FactTable.of(
          "response",
          Source.SURVEY,
          "response",
          required("survey_id", UUID),
          optional("account_id", UUID),
          optional("case_id", UUID),
          optional("score", INTEGER),
          required("responded_at", TIMESTAMP));

  static final FactTable INVITATION =
      FactTable.of(
          "invitation",
          Source.SURVEY,
          "invitation",
          required("survey_id", UUID),
          optional("account_id", UUID),
          optional("case_id", UUID),
          required("sent_at", TIMESTAMP));

  private static final List<FactTable> ALL =
      List.of(
          ACCOUNT,
          CONTRACT,
          RECURRING_LINE,
          USAGE_DAY,
          COST,
          SERVICE_REVENUE,
          SUPPORT_CASE,
          CASE_EVENT,
          ACTIVITY,
          REP,
          SURVEY,
          RESPONSE,
          INVITATION);

  public static List<FactTable> all() {
    return ALL;
  }

  public static List<FactTable> of(Source source) {
    return ALL.stream().filter(fact -> fact.source() == source).toList();
  }

  /// Empty for an entity that scoring does not read.
  public static Optional<FactTable> find(Source source, String entity) {
    return of(source).stream().filter(fact -> fact.entity().equals(entity)).findFirst();
  }
}
