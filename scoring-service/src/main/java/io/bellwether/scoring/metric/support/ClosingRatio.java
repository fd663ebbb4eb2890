package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.CASE_OPEN;
import static io.bellwether.scoring.metric.SupportFacts.CASE_UNCLOSED;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.CaseDimensions;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// How many cases were resolved for each that came in. For a rep or team, what was handed over to
/// them came in too. `closed`: how many were closed, and came in again only after that.
@Singleton
public final class ClosingRatio implements Metric {

  private static final String NONE = "no case came in in the interval";

  @Override
  public Definition definition() {
    return Definition.named("closing-ratio", "Closing ratio")
        .question("Do we close as many cases as come in?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("when it happened")
        .groupBy(CaseDimensions.AND_PEOPLE)
        .inputs(
            "case_open.valid_from",
            "case_open.valid_to",
            "case_open.closing",
            "case_unclosed.valid_from",
            "case_unclosed.valid_to",
            "case_unclosed.closing")
        .source("InsightSquared, customer service metrics; cases opened and closed per rep")
        .answers("S004-10")
        .examples(
            Example.named("one resolved, one handed over, of two that came in")
                .given(
                    CASE_OPEN,
                    "id=1 opening=CREATED valid_from=2026-01-10T00:00:00Z valid_to=2026-01-12T00:00:00Z closing=RESOLVED")
                .given(
                    CASE_OPEN,
                    "id=2 opening=REOPENED valid_from=2026-01-10T00:00:00Z valid_to=2026-01-12T00:00:00Z closing=REASSIGNED")
                .answers(Quantity.real(0.5)),
            Example.named("one closed of two that came in, the other is resolved at most")
                .by("closed")
                .given(
                    CASE_UNCLOSED,
                    "id=1 opening=CREATED valid_from=2026-01-10T00:00:00Z valid_to=2026-01-12T00:00:00Z closing=CLOSED")
                .given(CASE_UNCLOSED, "id=2 opening=CREATED valid_from=2026-01-10T00:00:00Z")
                .given(
                    CASE_OPEN,
                    "id=1 opening=CREATED valid_from=2026-01-10T00:00:00Z valid_to=2026-01-11T00:00:00Z closing=RESOLVED")
                .given(
                    CASE_OPEN,
                    "id=2 opening=CREATED valid_from=2026-01-10T00:00:00Z valid_to=2026-01-12T00:00:00Z closing=RESOLVED")
                .answers(Quantity.real(0.5)),
            Example.named("nothing came in").hasNoAnswer(NONE),
            Example.named("nothing came in to be closed").by("closed").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.count("cameIn", CASE_OPEN, on("valid_from")),
        Measure.count("resolved", CASE_OPEN, on("valid_to"))
            .only("handed-over", "coalesce(closing, '') <> 'REASSIGNED'"),
        Measure.count("cameInUnclosed", CASE_UNCLOSED, on("valid_from")),
        Measure.count("closed", CASE_UNCLOSED, on("valid_to"))
            .only("handed-over", "coalesce(closing, '') <> 'REASSIGNED'"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "resolved",
                1,
                "cases resolved, closed or merged / cases created, reopened or taken over",
                cell -> ratio(cell, "resolved", "cameIn"))
            .undefinedWhen(NONE),
        Dialect.of(
                "closed",
                1,
                "cases closed or merged / cases created, reopened after that or taken over",
                cell -> ratio(cell, "closed", "cameInUnclosed"))
            .undefinedWhen(NONE)
            .opensTo("cameInUnclosed"));
  }

  private static Outcome ratio(Cell cell, String ended, String came) {
    var out = cell.count(ended);
    var cameIn = cell.count(came);
    return Outcome.ratio(
        out,
        cameIn,
        Evidence.quotient(out, cameIn)
            .withoutInterval("what is %s is no part of what came in".formatted(ended)),
        NONE);
  }
}
