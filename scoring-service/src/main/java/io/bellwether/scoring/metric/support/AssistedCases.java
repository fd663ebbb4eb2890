package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.CASE_HANDLING;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.CaseDimensions;
import io.bellwether.scoring.metric.Cell;
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

/// The cases on which a person of ours did something: not those that bots and rules brought to
/// their end. An open case that nobody has touched may still become one.
@Singleton
public final class AssistedCases implements Metric {

  private static final String NONE =
      "of no case created in the interval is it known whether a person handles it";

  private static final Measure CREATED = Measure.count("created", CASE_HANDLING, on("created_at"));

  private static final Measure ASSISTED =
      CREATED.and("assisted").only("no-work-of-a-rep", "assisted_at IS NOT NULL");

  @Override
  public Definition definition() {
    return Definition.named("assisted-cases", "Assisted cases")
        .question("How many cases do people handle, and of which types?")
        .unit(Unit.COUNT)
        .better(Direction.NEUTRAL)
        .dateBasis("createdAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs(
            "case_handling.created_at",
            "case_handling.assisted_at",
            "case_handling.first_resolved_at",
            "case_handling.type")
        .source("ServiceXRG, assisted support: issues by type; Wilson's score interval")
        .answers("S002-16")
        .examples(
            four("one was worked on").answers(Quantity.count(1)),
            four("of three that are known, as one is open and untouched")
                .by("share")
                .answers(Quantity.real(1.0 / 3)),
            Example.named("no case is 0, not unknown").answers(Quantity.count(0)),
            Example.named("nobody has touched it yet")
                .by("share")
                .given(CASE_HANDLING, "id=1 created_at=2026-01-10T00:00:00Z")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        ASSISTED,
        CREATED,
        CREATED
            .and("known")
            .only(
                "open-and-untouched", "assisted_at IS NOT NULL OR first_resolved_at IS NOT NULL"));
  }

  @Override
  public boolean hasShares(Dialect dialect) {
    return dialect.name().equals("cases");
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
            "cases",
            1,
            "count of the cases created in the interval with work of a rep by now; untouched ="
                + " those that are open without any",
            cell -> with(cell, Outcome.count(cell.count("assisted")))),
        new Dialect(
                "share",
                1,
                "assisted / known; known = with work of a rep, or resolved",
                "assisted",
                "known",
                NONE,
                cell ->
                    with(
                        cell,
                        Outcome.proportion(cell.count("assisted"), cell.count("known"), NONE)))
            .in(Unit.RATIO));
  }

  private static Outcome with(Cell cell, Outcome outcome) {
    return outcome
        .and("created", Quantity.count(cell.count("created")))
        .and("untouched", Quantity.count(cell.count("created") - cell.count("known")));
  }

  /// One with work, two that a rule resolved, one that waits.
  private static Example.Builder four(String name) {
    return Example.named(name)
        .given(
            CASE_HANDLING,
            "id=1 created_at=2026-01-10T00:00:00Z assisted_at=2026-02-10T00:00:00Z first_resolved_at=2026-02-11T00:00:00Z")
        .given(
            CASE_HANDLING,
            "id=2 created_at=2026-01-10T00:00:00Z first_resolved_at=2026-01-11T00:00:00Z")
        .given(
            CASE_HANDLING,
            "id=3 created_at=2026-01-10T00:00:00Z first_resolved_at=2026-01-11T00:00:00Z")
        .given(CASE_HANDLING, "id=4 created_at=2026-01-10T00:00:00Z");
  }
}
