package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.CASE_OPEN;
import static io.bellwether.scoring.metric.SupportFacts.CASE_UNCLOSED;
import static io.bellwether.scoring.metric.Timing.closing;
import static io.bellwether.scoring.metric.Timing.on;
import static io.bellwether.scoring.metric.Timing.opening;

import io.bellwether.scoring.metric.CaseDimensions;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Identity;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// How many cases were resolved for each that came in. For a rep, what was handed over to them came
/// in too, and for a team, what another team handed over to it; all else still has what changes
/// hands. `closed`: how many were closed, and came in again only after that.
@Singleton
public final class ClosingRatio implements Metric {

  private static final String NONE = "no case came in in the interval";

  private static final Measure BEGUN = Measure.count("begun", CASE_OPEN, on("valid_from"));

  private static final Measure ENDED = Measure.count("ended", CASE_OPEN, on("valid_to"));

  private static final Measure IN = Measure.count("in", CASE_UNCLOSED, on("valid_from"));

  private static final Measure OUT = Measure.count("out", CASE_UNCLOSED, on("valid_to"));

  @Override
  public Definition definition() {
    return Definition.named("closing-ratio", "Closing ratio")
        .question("Do we close as many cases as come in?")
        .unit(Unit.RATE)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("when it happened")
        .groupBy(CaseDimensions.AND_PEOPLE)
        .inputs(
            "case_open.valid_from",
            "case_open.valid_to",
            "case_open.opening",
            "case_open.closing",
            "case_open.from_other_team",
            "case_unclosed.valid_from",
            "case_unclosed.valid_to",
            "case_unclosed.opening",
            "case_unclosed.closing",
            "case_unclosed.from_other_team")
        .source("InsightSquared, customer service metrics; cases opened and closed per rep")
        .answers("S004-10")
        .examples(
            Example.named("one resolved of two that came in; that one changed hands is not a third")
                .given(
                    CASE_OPEN,
                    "id=1 opening=CREATED valid_from=2026-01-10T00:00:00Z valid_to=2026-01-12T00:00:00Z closing=RESOLVED")
                .given(
                    CASE_OPEN,
                    "id=2 opening=REOPENED valid_from=2026-01-10T00:00:00Z valid_to=2026-01-12T00:00:00Z closing=REASSIGNED")
                .given(
                    CASE_OPEN,
                    "id=2 opening=ASSIGNED valid_from=2026-01-12T00:00:00Z from_other_team=true")
                .answers(Quantity.real(0.5)),
            Example.named("one closed of two that came in, the other is resolved at most")
                .by("closed")
                .given(
                    CASE_UNCLOSED,
                    "id=1 opening=CREATED valid_from=2026-01-10T00:00:00Z valid_to=2026-01-11T00:00:00Z closing=REASSIGNED")
                .given(
                    CASE_UNCLOSED,
                    "id=1 opening=ASSIGNED valid_from=2026-01-11T00:00:00Z valid_to=2026-01-12T00:00:00Z closing=CLOSED")
                .given(CASE_UNCLOSED, "id=2 opening=CREATED valid_from=2026-01-10T00:00:00Z")
                .given(
                    CASE_OPEN,
                    "id=1 opening=CREATED valid_from=2026-01-10T00:00:00Z valid_to=2026-01-11T00:00:00Z closing=RESOLVED")
                .given(
                    CASE_OPEN,
                    "id=2 opening=CREATED valid_from=2026-01-10T00:00:00Z valid_to=2026-01-12T00:00:00Z closing=RESOLVED")
                .answers(Quantity.real(0.5)),
            Example.named("what only changes hands did not come in")
                .given(
                    CASE_OPEN,
                    "id=1 opening=CREATED valid_from=2025-12-10T00:00:00Z valid_to=2026-01-12T00:00:00Z closing=REASSIGNED")
                .given(CASE_OPEN, "id=1 opening=ASSIGNED valid_from=2026-01-12T00:00:00Z")
                .hasNoAnswer(NONE),
            Example.named("nothing came in to be closed").by("closed").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        BEGUN.and("cameIn").only("taken-over", "opening <> 'ASSIGNED'"),
        BEGUN.and("takenOver").only("not-taken-over", "opening = 'ASSIGNED'"),
        BEGUN.and("takenOverByTeam").only("not-from-another-team", "from_other_team"),
        ENDED.and("resolved").only("handed-over", "coalesce(closing, '') <> 'REASSIGNED'"),
        ENDED.and("handedOver").only("ended", "closing = 'REASSIGNED'"),
        Measure.count("openBefore", CASE_OPEN, opening("valid_from", "valid_to")),
        Measure.count("open", CASE_OPEN, closing("valid_from", "valid_to")),
        IN.and("cameInUnclosed").only("taken-over", "opening <> 'ASSIGNED'"),
        IN.and("takenOverUnclosed").only("not-taken-over", "opening = 'ASSIGNED'"),
        IN.and("takenOverUnclosedByTeam").only("not-from-another-team", "from_other_team"),
        OUT.and("closed").only("handed-over", "coalesce(closing, '') <> 'REASSIGNED'"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "resolved",
                2,
                "resolved / cameIn: cases resolved, closed or merged / cases created or reopened; by rep, also those"
                    + " taken over, by team, those taken over from another team",
                cell -> ratio(cell, "resolved", "cameIn", "takenOver"))
            .undefinedWhen(NONE),
        Dialect.of(
                "closed",
                2,
                "closed / cameInUnclosed: cases closed or merged / cases created or reopened after that; by rep, also those"
                    + " taken over, by team, those taken over from another team",
                cell -> ratio(cell, "closed", "cameInUnclosed", "takenOverUnclosed"))
            .undefinedWhen(NONE)
            .opensTo("cameInUnclosed"));
  }

  @Override
  public List<Identity> identities() {
    return List.of(
        Identity.ofCounts(
            "roll-forward",
            "openBefore + cameIn + takenOver − resolved − handedOver = open",
            cell ->
                cell.count("openBefore")
                    + cell.count("cameIn")
                    + cell.count("takenOver")
                    - cell.count("resolved")
                    - cell.count("handedOver")
                    - cell.count("open")));
  }

  @Override
  public List<String> addedUp(Dialect dialect) {
    return List.of("cameIn", "resolved", "cameInUnclosed", "closed");
  }

  private static Outcome ratio(Cell cell, String ended, String came, String takenOver) {
    var out = cell.count(ended);
    var cameIn = cell.count(came) + Handovers.of(cell, takenOver);
    return Outcome.ratio(
        out,
        cameIn,
        Evidence.quotient(out, cameIn)
            .withoutInterval("what is %s is no part of what came in".formatted(ended)),
        NONE);
  }
}
