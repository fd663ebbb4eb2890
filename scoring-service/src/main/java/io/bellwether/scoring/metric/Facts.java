package io.bellwether.scoring.metric;

import static io.bellwether.scoring.metric.ColumnType.BOOLEAN;
import static io.bellwether.scoring.metric.ColumnType.DATE;
import static io.bellwether.scoring.metric.ColumnType.DECIMAL;
import static io.bellwether.scoring.metric.ColumnType.END_DATE;
import static io.bellwether.scoring.metric.ColumnType.END_INSTANT;
import static io.bellwether.scoring.metric.ColumnType.ID;
import static io.bellwether.scoring.metric.ColumnType.INSTANT;
import static io.bellwether.scoring.metric.ColumnType.NUMBER;
import static io.bellwether.scoring.metric.ColumnType.TEXT;

import java.util.List;

/// The facts that there are.
public final class Facts {

  public static final Fact ACCOUNT =
      Fact.of("account", Source.SUBSCRIPTION)
          .with("customer_since", DATE)
          .by("tier", "tier")
          .by("region", "region")
          .by("country", "country")
          .by("segment", "segment");

  public static final Fact CONTRACT =
      Fact.of("contract", Source.SUBSCRIPTION)
          .with("account_id", ID)
          .by("contractType", "type")
          .with("start_date", DATE)
          .with("end_date", END_DATE)
          .with("cancelled_on", DATE);

  public static final Fact RECURRING_LINE =
      Fact.of("recurring_line", Source.SUBSCRIPTION)
          .with("account_id", ID)
          .with("contract_id", ID)
          .by("plan", "plan")
          .by("currency", "currency")
          .with("monthly_minor", NUMBER)
          .with("seats", NUMBER)
          .with("valid_from", DATE)
          .with("valid_to", END_DATE);

  /// Steps of an account's monthly recurring revenue, zero included; `id` is the account's.
  public static final Fact ACCOUNT_MRR =
      Fact.of("account_mrr", Source.SUBSCRIPTION)
          .with("account_id", ID)
          .with("currency", TEXT)
          .with("mrr_minor", NUMBER)
          .with("valid_from", DATE)
          .with("valid_to", END_DATE);

  public static final Fact SUPPORT_CASE =
      Fact.of("support_case", Source.CASE)
          .with("account_id", ID)
          .with("created_at", INSTANT)
          .with("resolved_at", INSTANT)
          .with("first_resolved_at", INSTANT)
          .with("reopened_at", INSTANT)
          .by("status", "status")
          .by("caseChannel", "channel")
          .by("type", "type")
          .by("severity", "severity")
          .by("priority", "priority")
          .by("serviceTier", "service_tier");

  public static final Fact CASE_EVENT =
      Fact.of("case_event", Source.CASE)
          .with("case_id", ID)
          .with("happened_at", INSTANT)
          .by("eventKind", "kind")
          .by("stage", "stage")
          .with("rep_id", ID);

  public static final Fact ACTIVITY =
      Fact.of("activity", Source.CASE)
          .with("case_id", ID)
          .with("happened_at", INSTANT)
          .with("rep_id", ID)
          .by("actorKind", "actor_kind")
          .by("activityType", "type")
          .by("direction", "direction")
          .by("outcome", "outcome")
          .with("visible_to_customer", BOOLEAN)
          .with("automated", BOOLEAN)
          .with("minutes_worked", DECIMAL);

  /// The time in which a case was open without a break, from its creation or a reopening to the
  /// next resolution; `id` is the case's.
  public static final Fact CASE_OPEN =
      ofCase(
          Fact.of("case_open", Source.CASE)
              .with("account_id", ID)
              .with("opening", TEXT)
              .with("valid_from", INSTANT)
              .with("valid_to", END_INSTANT));

  /// How a case went; `id` is the case's. A reply is a message of a rep, not of a bot or a rule,
  /// that the customer can see, after the case was created. `awaiting_until` ends the wait for the
  /// first one, which also a resolution does; `as_of` is the time up to which the facts go.
  public static final Fact CASE_HANDLING =
      ofCase(
          Fact.of("case_handling", Source.CASE)
              .with("account_id", ID)
              .with("created_at", INSTANT)
              .with("first_reply_at", INSTANT)
              .with("awaiting_until", END_INSTANT)
              .with("first_resolved_at", INSTANT)
              .with("replies_to_first_resolution", NUMBER)
              .with("first_reopened_at", INSTANT)
              .with("as_of", INSTANT));

  public static final Fact RESPONSE =
      Fact.of("response", Source.SURVEY)
          .with("survey_id", ID)
          .with("account_id", ID)
          .with("case_id", ID)
          .with("score", NUMBER)
          .with("responded_at", INSTANT)
          .by("surveyKind", "kind")
          .with("scale_min", NUMBER)
          .with("scale_max", NUMBER);

  /// The seats that an account used on a day, beside those that its lines of that day sold.
  public static final Fact SEAT_USE =
      Fact.of("seat_use", Source.SUBSCRIPTION)
          .with("account_id", ID)
          .with("used_on", DATE)
          .with("seats_used", NUMBER)
          .with("seats_sold", NUMBER);

  public static final Fact COST =
      Fact.of("cost", Source.SUBSCRIPTION)
          .with("account_id", ID)
          .with("case_id", ID)
          .with("incurred_on", DATE)
          .by("serviceType", "service_type")
          .with("cost_basis", TEXT)
          .with("amount_minor", NUMBER)
          .with("currency", TEXT);

  public static final Fact SERVICE_REVENUE =
      Fact.of("service_revenue", Source.SUBSCRIPTION)
          .with("account_id", ID)
          .with("recognized_on", DATE)
          .by("serviceType", "service_type")
          .with("amount_minor", NUMBER)
          .with("currency", TEXT);

  public static final Fact INVITATION =
      Fact.of("invitation", Source.SURVEY)
          .with("survey_id", ID)
          .with("account_id", ID)
          .with("case_id", ID)
          .with("sent_at", INSTANT);

  public static final List<Fact> ALL =
      List.of(
          ACCOUNT,
          CONTRACT,
          RECURRING_LINE,
          ACCOUNT_MRR,
          SEAT_USE,
          COST,
          SERVICE_REVENUE,
          SUPPORT_CASE,
          CASE_EVENT,
          ACTIVITY,
          CASE_OPEN,
          CASE_HANDLING,
          RESPONSE,
          INVITATION);

  private Facts() {}

  /// What the facts that are derived from a case can be grouped by.
  private static Fact ofCase(Fact fact) {
    return fact.by("caseChannel", "channel")
        .by("type", "type")
        .by("severity", "severity")
        .by("priority", "priority")
        .by("serviceTier", "service_tier");
  }
}
