package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.CASE_ASSIGNEE;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.CaseDimensions;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// The share of resolved cases that had to be escalated. Of a rep or team it is the share of the
/// cases that they had which were escalated while they had them: not from who hands up what is hard
/// to who solves it, but from who needed help.
@Singleton
public final class EscalationRate implements Metric {

  private static final String NONE = "no case was first resolved in the interval";

  private static final Measure ALL =
      Measure.of("resolved", CASE_ASSIGNEE, on("first_resolved_at"), new Agg.Distinct("id"));

  private static final Measure SOME = ALL.and("escalated").only("not-escalated", "escalated");

  @Override
  public Definition definition() {
    return Definition.named("escalation-rate", "Escalation rate")
        .question("How often does a case need somebody else?")
        .unit(Unit.RATIO)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("firstResolvedAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs(
            "case_assignee.first_resolved_at", "case_assignee.rep_id", "case_assignee.escalated")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-36", "S004-21")
        .examples(
            Example.named("one of two was escalated, whoever else had it then")
                .given(CASE_ASSIGNEE, had("1", "Ann", "true"))
                .given(CASE_ASSIGNEE, had("1", "Ben", "false"))
                .given(CASE_ASSIGNEE, had("1", "Zoe", "true"))
                .given(CASE_ASSIGNEE, had("2", "Ben", "false"))
                .answers(Quantity.real(0.5)),
            Example.named("an open case may still be escalated")
                .given(
                    CASE_ASSIGNEE, "id=1 created_at=2026-01-10T00:00:00Z rep_id=Ann escalated=true")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        new Dialect(
            "share",
            2,
            "escalated / resolved: different cases first resolved in the interval, by rep or team"
                + " those that they had until then and of these those escalated while they had"
                + " them",
            "escalated",
            "resolved",
            NONE,
            cell -> Outcome.proportion(cell.count("escalated"), cell.count("resolved"), NONE)));
  }

  private static String[] had(String id, String rep, String escalated) {
    return new String[] {
      "id", id,
      "created_at", "2026-01-10T00:00:00Z",
      "first_resolved_at", "2026-01-12T00:00:00Z",
      "rep_id", rep,
      "escalated", escalated
    };
  }
}
