package io.bellwether.scoring.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A fact that is computed from others, as a macro. The macro's own text says from which: there is
/// no second list that could differ.
///
/// @param asOf the source whose `as_of` the rows carry, empty for none. It moves with everything
///   that anybody writes, so it is never kept with a row.
/// @param kept whether what was computed for a tenant may be read until its rows change
record DerivedFact(
    String name, Function<FactSchema.Version, String> statement, String asOf, boolean kept) {

  static final String NO_AS_OF = "";

  private static final Pattern READ = Pattern.compile("\\b(\\w+)_facts\\(");

  /// Each after those that it is computed from.
  static final List<DerivedFact> ALL =
      List.of(
          plain("account_mrr", RevenueFacts::accountMrr),
          plain("product_mrr", RevenueFacts::productMrr),
          plain("seat_use", RevenueFacts::seatUse),
          plain("active_users", RevenueFacts::activeUsers),
          carrying("response", FactSchema::response, "survey"),
          plain("driver_rating", SurveyFacts::driverRating),
          plain("case_assignment", CaseFacts::assignment),
          plain("case_priority", CaseFacts::priority),
          plain("case_assignee", CaseFacts::assignee),
          plain("first_assignee", CaseFacts::firstAssignee),
          plain("case_open", CaseFacts::open),
          plain("case_unclosed", CaseFacts::unclosed),
          plain("working_day", WorkingFacts::days),
          plain("recounted_moment", WorkingFacts::recounted),
          plain("working_start", WorkingFacts::start),
          anew("working_so_far", WorkingFacts::soFar),
          carrying("case_course", CaseFacts::course, "case"),
          anew("case_handling", CaseFacts::handling),
          carrying("resolution", ResolutionFacts::resolution, "case"),
          plain("resolution_credit", ResolutionFacts::credit),
          carrying("first_reply", ResponseFacts::firstReply, "case"),
          plain("acknowledgement", ResponseFacts::acknowledgement),
          anew("first_response", ResponseFacts::firstResponse),
          carrying("exchange", ResponseFacts::exchange, "case"),
          anew("case_turn", ResponseFacts::turn),
          plain("activity", ResponseFacts::activity),
          plain("interaction", ResponseFacts::interaction),
          plain("engagement", SurveyFacts::engagement),
          plain("account_quiet", ResponseFacts::quiet),
          plain("account_touch", ResponseFacts::touch),
          plain("check_in", ResponseFacts::checkIn),
          plain("cost", FactSchema::cost),
          plain("case_cost", FactSchema::caseCost),
          carrying("entered_stage", StageFacts::entered, "case"),
          anew("stage_stay", StageFacts::stay),
          plain("resolution_stage", StageFacts::beforeResolution),
          anew("sla_clock", StageFacts::slaClock),
          carrying("release_case", ProductFacts::releaseEffect, "case"),
          carrying("release_balance", ProductFacts::releaseBalance, "case"),
          plain("issue_contact", ProductFacts::issueContact),
          anew("account_outage", ProductFacts::accountOutage),
          anew("product_outage", ProductFacts::productOutage),
          anew("account_downtime", ProductFacts::accountDowntime),
          anew("product_downtime", ProductFacts::productDowntime),
          carrying("deflection", SelfServiceFacts::deflection, "case"),
          carrying("self_service_session", SelfServiceFacts::session, "case"),
          plain("feature_request", ProductFacts::featureRequest),
          plain("feature_request_mrr", ProductFacts::featureRequestMrr),
          plain("account_loss", ProductFacts::accountLoss),
          plain("loss_touch", ProductFacts::lossTouch));

  private static final SequencedMap<String, DerivedFact> BY_NAME = byName();

  /// The facts of these names that may be kept, and those that they are computed from, each after
  /// those.
  static List<DerivedFact> keptOf(Collection<String> names) {
    var wanted = new TreeSet<String>();
    names.forEach(name -> add(name, wanted));
    return ALL.stream().filter(fact -> fact.kept && wanted.contains(fact.name)).toList();
  }

  /// The tables that its rows come from, in the end.
  Collection<String> tables() {
    var all = new TreeSet<String>();
    for (var name : readsDirectly()) {
      var derived = BY_NAME.get(name);
      all.addAll(derived == null ? List.of(name.replaceFirst("^plain_", "")) : derived.tables());
    }
    return all;
  }

  private List<String> readsDirectly() {
    var names = new ArrayList<String>();
    var found = READ.matcher(statement.apply(FactSchema.Version.NOW));
    while (found.find()) {
      if (!found.group(1).equals(name)) {
        names.add(found.group(1));
      }
    }
    return names;
  }

  private static void add(String name, Collection<String> wanted) {
    var fact = BY_NAME.get(name);
    if (fact != null && wanted.add(name)) {
      fact.readsDirectly().forEach(read -> add(read, wanted));
    }
  }

  private static DerivedFact plain(String name, Function<FactSchema.Version, String> statement) {
    return new DerivedFact(name, statement, NO_AS_OF, true);
  }

  private static DerivedFact carrying(
      String name, Function<FactSchema.Version, String> statement, String source) {
    return new DerivedFact(name, statement, source, true);
  }

  /// What its rows say depends on how far the facts go.
  private static DerivedFact anew(String name, Function<FactSchema.Version, String> statement) {
    return new DerivedFact(name, statement, NO_AS_OF, false);
  }

  private static SequencedMap<String, DerivedFact> byName() {
    var byName = new LinkedHashMap<String, DerivedFact>();
    ALL.forEach(fact -> byName.put(fact.name, fact));
    return byName;
  }
}
