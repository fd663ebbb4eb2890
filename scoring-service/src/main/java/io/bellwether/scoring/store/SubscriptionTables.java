package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.ColumnType.BIGINT;
import static io.bellwether.scoring.store.ColumnType.BOOLEAN;
import static io.bellwether.scoring.store.ColumnType.DATE;
import static io.bellwether.scoring.store.ColumnType.INTEGER;
import static io.bellwether.scoring.store.ColumnType.TEXT;
import static io.bellwether.scoring.store.ColumnType.TIMESTAMP;
import static io.bellwether.scoring.store.ColumnType.UUID;
import static io.bellwether.scoring.store.FactColumn.end;
import static io.bellwether.scoring.store.FactColumn.optional;
import static io.bellwether.scoring.store.FactColumn.required;

import io.bellwether.scoring.metric.Source;
import java.util.List;

/// What is copied of subscription-service.
final class SubscriptionTables {

  private SubscriptionTables() {}

  static final FactTable ACCOUNT =
      FactTable.of(
          "account",
          Source.SUBSCRIPTION,
          "account",
          optional("customer_since", DATE),
          optional("region", TEXT),
          optional("country", TEXT),
          optional("tier", TEXT),
          optional("segment", TEXT),
          optional("industry", TEXT),
          optional("licence_model", TEXT),
          optional("operating_model", TEXT),
          optional("lifecycle_stage", TEXT),
          optional("csm_id", UUID),
          optional("check_in_every_days", INTEGER));

  /// What an account was from an instant to another; `valid_from` is null for since ever.
  static final FactTable ACCOUNT_STATE =
      FactTable.of(
          "account_state",
          Source.SUBSCRIPTION,
          "account-state",
          required("account_id", UUID),
          optional("valid_from", TIMESTAMP),
          end("valid_to", TIMESTAMP),
          optional("region", TEXT),
          optional("country", TEXT),
          optional("tier", TEXT),
          optional("segment", TEXT),
          optional("operating_model", TEXT),
          optional("lifecycle_stage", TEXT),
          optional("csm_id", UUID));

  static final FactTable CONTRACT =
      FactTable.of(
          "contract",
          Source.SUBSCRIPTION,
          "contract",
          required("account_id", UUID),
          optional("type", TEXT),
          required("start_date", DATE),
          end("end_date", DATE),
          optional("cancelled_on", DATE),
          optional("renewal_due_on", DATE));

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
          end("valid_to", DATE).from("end_date"),
          optional("product", TEXT));

  static final FactTable USAGE_DAY =
      FactTable.of(
          "usage_day",
          Source.SUBSCRIPTION,
          "usage",
          required("account_id", UUID),
          required("used_on", DATE),
          optional("product", TEXT),
          required("seats_used", INTEGER),
          optional("monthly_users", INTEGER));

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
          required("currency", TEXT).from("amount_currency"),
          optional("team_id", UUID));

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

  static final FactTable PROGRAMME =
      FactTable.of(
          "programme",
          Source.SUBSCRIPTION,
          "programme",
          required("programme", TEXT),
          required("offered_from", DATE),
          end("offered_until", DATE),
          required("phone", BOOLEAN),
          required("email", BOOLEAN),
          required("chat", BOOLEAN),
          required("web", BOOLEAN),
          required("community", BOOLEAN));

  static final List<FactTable> ALL =
      List.of(
          ACCOUNT,
          ACCOUNT_STATE,
          CONTRACT,
          RECURRING_LINE,
          USAGE_DAY,
          COST,
          SERVICE_REVENUE,
          PROGRAMME);
}
