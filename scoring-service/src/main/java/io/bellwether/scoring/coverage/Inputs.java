package io.bellwether.scoring.coverage;

import io.bellwether.scoring.metric.Fact;
import java.util.Map;

/// The collection that a tenant has to fill for a fact to have rows.
final class Inputs {

  /// Facts that follow from rows of another name; the others are called as their collection.
  private static final Map<String, String> FOLLOWING =
      Map.ofEntries(
          Map.entry("recurring_line", "subscription-lines"),
          Map.entry("account_mrr", "subscription-lines"),
          Map.entry("product_mrr", "subscription-lines"),
          Map.entry("product_outage", "outages"),
          Map.entry("account_downtime", "outages"),
          Map.entry("product_downtime", "outages"),
          Map.entry("account_loss", "subscription-lines"),
          Map.entry("loss_touch", "activities"),
          Map.entry("account_outage", "outages"),
          Map.entry("seat_use", "usage"),
          Map.entry("active_users", "usage"),
          Map.entry("service_revenue", "service-revenue"),
          Map.entry("support_case", "cases"),
          Map.entry("case_assignee", "cases"),
          Map.entry("case_open", "cases"),
          Map.entry("case_unclosed", "cases"),
          Map.entry("case_handling", "cases"),
          Map.entry("case_turn", "cases"),
          Map.entry("case_cost", "cases"),
          Map.entry("interaction", "activities"),
          Map.entry("engagement", "activities"),
          Map.entry("account_quiet", "activities"),
          Map.entry("account_touch", "activities"),
          Map.entry("check_in", "accounts"),
          Map.entry("driver_rating", "responses"),
          Map.entry("release_balance", "releases"),
          Map.entry("first_response", "cases"),
          Map.entry("resolution", "cases"),
          Map.entry("resolution_credit", "cases"),
          Map.entry("resolution_stage", "cases"),
          Map.entry("stage_stay", "cases"),
          Map.entry("feature_request", "cases"),
          Map.entry("feature_request_mrr", "cases"),
          Map.entry("release_case", "releases"),
          Map.entry("issue_contact", "known-issue-notices"),
          Map.entry("sla_clock", "sla-policies"),
          Map.entry("activity", "activities"));

  private Inputs() {}

  static String of(Fact fact) {
    var following = FOLLOWING.get(fact.name());
    return following == null ? fact.entity() + "s" : following;
  }
}
