package io.bellwether.localstack.demo.acme;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes down what happens to a case, in order; what would happen after the period has not
/// happened.
final class CaseHistory {

  private final String id;
  private final String initiatedBy;
  private final List<SupportCase.Event> events = new ArrayList<>();
  private final List<SupportCase.Activity> activities = new ArrayList<>();

  CaseHistory(String id, String initiatedBy) {
    this.id = id;
    this.initiatedBy = initiatedBy;
  }

  SupportCase of(SupportCase.NewCase line) {
    return new SupportCase(
        line, List.copyOf(events), activities.stream().map(activity -> activity.in(line)).toList());
  }

  void assigned(Instant at, People.Rep rep) {
    event(at, "ASSIGNED", null, rep.externalId());
  }

  void stage(Instant at, String stage) {
    event(at, "STAGE_CHANGED", stage, null);
  }

  void resolved(Instant at) {
    event(at, "RESOLVED", null, null);
  }

  void reopened(Instant at) {
    event(at, "REOPENED", null, null);
  }

  void botReply(Instant at) {
    activity(at, "BOT", null, "REPLY", "OUTBOUND", true, true, null, null);
  }

  void customerReply(Instant at) {
    activity(at, "CUSTOMER", null, "REPLY", "INBOUND", true, false, null, null);
  }

  void reply(Instant at, People.Rep rep, String type, int minutes, @Nullable String outcome) {
    activity(at, "REP", rep.externalId(), type, "OUTBOUND", true, false, minutes, outcome);
  }

  void note(Instant at, People.Rep rep, int minutes) {
    activity(at, "REP", rep.externalId(), "NOTE", "INTERNAL", false, false, minutes, null);
  }

  private void event(Instant at, String kind, @Nullable String stage, @Nullable String rep) {
    if (Period.contains(at)) {
      var number = id + "-e" + (events.size() + 1);
      events.add(
          new SupportCase.Event(
              number, id, at, kind, stage, rep, null, null, null, null, null, null));
    }
  }

  private void activity(
      Instant at,
      String actor,
      @Nullable String rep,
      String type,
      String direction,
      boolean visible,
      boolean automated,
      @Nullable Integer minutes,
      @Nullable String outcome) {
    if (Period.contains(at)) {
      var number = id + "-a" + (activities.size() + 1);
      activities.add(
          new SupportCase.Activity(
              number,
              id,
              at,
              actor,
              rep,
              type,
              direction,
              visible,
              automated,
              initiatedBy,
              minutes,
              outcome));
    }
  }
}
