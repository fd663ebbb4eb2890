package io.bellwether.scoring.metric;

import static io.bellwether.scoring.metric.ColumnType.DATE;
import static io.bellwether.scoring.metric.ColumnType.END_DATE;
import static io.bellwether.scoring.metric.ColumnType.END_INSTANT;
import static io.bellwether.scoring.metric.ColumnType.ID;
import static io.bellwether.scoring.metric.ColumnType.INSTANT;
import static io.bellwether.scoring.metric.ColumnType.NUMBER;
import static io.bellwether.scoring.metric.ColumnType.TEXT;

import java.util.List;
import java.util.stream.Stream;

/// The facts of customers, their money and their answers; those of their cases are [SupportFacts].
public final class Facts {

  public static final Fact ACCOUNT =
      Fact.of("account", Source.SUBSCRIPTION)
          .with("customer_since", DATE)
          .by("tier", "tier")
          .by("region", "region")
          .by("country", "country")
          .by("segment", "segment")
          .by("industry", "industry")
          .by("licenceModel", "licence_model")
          .by("operatingModel", "operating_model")
          .by("lifecycleStage", "lifecycle_stage")
          .by(Fact.BY_CSM, "csm_id", ID);

  /// What an account was from an instant to another; `valid_from` is null for since ever. No metric
  /// counts states, so they are not among all facts.
  public static final Fact ACCOUNT_STATE =
      Fact.of("account_state", Source.SUBSCRIPTION)
          .with("account_id", ID)
          .with("valid_from", INSTANT)
          .with("valid_to", END_INSTANT)
          .with("tier", TEXT)
          .with("region", TEXT)
          .with("country", TEXT)
          .with("segment", TEXT)
          .with("operating_model", TEXT)
          .with("lifecycle_stage", TEXT)
          .with("csm_id", ID);

  public static final Fact CONTRACT =
      Fact.of("contract", Source.SUBSCRIPTION)
          .with("account_id", ID)
          .by("contractType", "type")
          .with("start_date", DATE)
          .with("end_date", END_DATE)
          .with("cancelled_on", DATE)
          .with("renewal_due_on", DATE);

  public static final Fact RECURRING_LINE =
      Fact.of("recurring_line", Source.SUBSCRIPTION)
          .with("account_id", ID)
          .with("contract_id", ID)
          .by("plan", "plan")
          .by("product", "product")
          .by("productArea", "product")
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

  /// The same of each product that an account pays for; a line may name none.
  public static final Fact PRODUCT_MRR =
      Fact.of("product_mrr", Source.SUBSCRIPTION)
          .with("account_id", ID)
          .by("product", "product")
          .with("currency", TEXT)
          .with("mrr_minor", NUMBER)
          .with("valid_from", DATE)
          .with("valid_to", END_DATE);

  /// An answer with what its survey asked. `direction` says which end of the scale is the good one,
  /// `threshold` from which score on towards that end an answer is favourable; either may be
  /// unknown. `ttr_band` says how many days its case had taken to its first resolution: `0-1d`,
  /// `1-3d`, `3-7d` or `7d+`; null without a case or a resolution.
  public static final Fact RESPONSE =
      SupportFacts.withCase(Fact.of("response", Source.SURVEY).with("account_id", ID), "case_type")
          .by("survey", "survey_id", ID)
          .with("case_id", ID)
          .with("score", NUMBER)
          .with("responded_at", INSTANT)
          .by("surveyKind", "kind")
          .with("scale_min", NUMBER)
          .with("scale_max", NUMBER)
          .with("direction", TEXT)
          .with("threshold", NUMBER)
          .by("ttrBand", "ttr_band")
          .with("contacted_at", INSTANT)
          .by(Fact.BY_REP, "contacted_by", ID)
          .with("as_of", INSTANT)
          .creditedTo(Credit.ACTOR);

  /// An answer about one driver of satisfaction (`item`), by the rep who was asked about.
  /// `direction` says which end of the scale is the good one, `threshold` from which score on
  /// towards that end an answer is favourable; either may be unknown.
  public static final Fact DRIVER_RATING =
      SupportFacts.ofPeople(
          Credit.RATED,
          SupportFacts.withCase(
                  Fact.of("driver_rating", Source.SURVEY).with("account_id", ID), "case_type")
              .with("case_id", ID)
              .by("surveyItem", "item")
              .with("score", NUMBER)
              .with("responded_at", INSTANT)
              .with("scale_min", NUMBER)
              .with("scale_max", NUMBER)
              .with("direction", TEXT)
              .with("threshold", NUMBER));

  /// The channels that a service programme offers.
  public static final Fact PROGRAMME =
      Fact.of("programme", Source.SUBSCRIPTION)
          .by("programme", "programme")
          .with("offered_from", DATE)
          .with("offered_until", END_DATE)
          .with("phone", ColumnType.BOOLEAN)
          .with("email", ColumnType.BOOLEAN)
          .with("chat", ColumnType.BOOLEAN)
          .with("web", ColumnType.BOOLEAN)
          .with("community", ColumnType.BOOLEAN);

  /// The seats that an account used on a day, of all its products (`product` is null) or of one,
  /// beside those that its lines of that day sold.
  public static final Fact SEAT_USE =
      Fact.of("seat_use", Source.SUBSCRIPTION)
          .with("account_id", ID)
          .by("product", "product")
          .with("used_on", DATE)
          .with("seats_used", NUMBER)
          .with("seats_sold", NUMBER);

  /// How many different people used an account's products in the thirty days before a day, from
  /// that day until the next that says so and for thirty days at most; `id` is the account's.
  public static final Fact ACTIVE_USERS =
      Fact.of("active_users", Source.SUBSCRIPTION)
          .with("account_id", ID)
          .with("users", NUMBER)
          .with("valid_from", DATE)
          .with("valid_to", END_DATE);

  /// A cost, with what is known of the case that it was for; null where it was for none. Its team
  /// is the one that it arose in.
  public static final Fact COST =
      SupportFacts.withCase(
              Fact.of("cost", Source.SUBSCRIPTION).with("account_id", ID), "case_type")
          .with("case_id", ID)
          .with("incurred_on", DATE)
          .by("serviceType", "service_type")
          .by(Fact.BY_TEAM, "team_id", ID)
          .with("cost_basis", TEXT)
          .with("also_with_overhead", ColumnType.BOOLEAN)
          .with("amount_minor", NUMBER)
          .with("currency", TEXT)
          .creditedTo(Credit.ACTOR);

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
      Stream.concat(
              SupportFacts.ALL.stream(),
              Stream.of(
                  ACCOUNT,
                  CONTRACT,
                  RECURRING_LINE,
                  ACCOUNT_MRR,
                  PRODUCT_MRR,
                  SEAT_USE,
                  ACTIVE_USERS,
                  SERVICE_REVENUE,
                  RESPONSE,
                  DRIVER_RATING,
                  INVITATION,
                  PROGRAMME,
                  COST))
          .toList();

  private Facts() {}
}
