package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.ACTIVITY;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.CaseDimensions;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// What reps did, messages and calls as well as notes; what a rule sent in their name is not
/// theirs.
@Singleton
public final class ServiceActivities implements Metric {

  private static final Measure DONE =
      Measure.count("activities", ACTIVITY, on("happened_at"))
          .only("not-by-a-rep", "actor_kind = 'REP'")
          .only("sent-by-a-rule", "NOT automated");

  @Override
  public Definition definition() {
    return Definition.named("service-activities", "Service activities")
        .question("How much did reps do?")
        .unit(Unit.COUNT)
        .better(Direction.NEUTRAL)
        .dateBasis("happenedAt")
        .groupBy(
            CaseDimensions.AND_HOURS,
            "activityType",
            "direction",
            "outcome",
            "initiatedBy",
            Fact.BY_HOUR,
            Fact.BY_WEEKDAY)
        .inputs("activity.happened_at", "activity.actor_kind", "activity.automated")
        .source("InsightSquared, customer service metrics; service activities")
        .answers("S004-03", "S004-11")
        .examples(
            Example.named("a reply and a note are two, what a rule sent is none")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false")
                .given(
                    ACTIVITY,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=NOTE direction=INTERNAL visible_to_customer=false automated=false")
                .given(
                    ACTIVITY,
                    "id=3 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=true")
                .given(
                    ACTIVITY,
                    "id=4 happened_at=2026-01-10T00:00:00Z actor_kind=CUSTOMER type=REPLY direction=INBOUND visible_to_customer=true automated=false")
                .answers(Quantity.count(2)),
            Example.named("nothing done is 0, not unknown").answers(Quantity.count(0)));
  }

  @Override
  public List<Measure> measures() {
    return List.of(DONE);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
            "by-reps",
            1,
            "count of activities of reps",
            cell -> Outcome.count(cell.count("activities"))));
  }
}
