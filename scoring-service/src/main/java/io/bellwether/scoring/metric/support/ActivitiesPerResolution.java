package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.RESOLUTION;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.Agg;
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
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// How much doing a resolution takes: what reps did on a case up to its end, since its end before.
@Singleton
public final class ActivitiesPerResolution implements Metric {

  private static final String NONE = "no case was resolved in the interval";

  private static final String NOBODY = "no case that somebody had was resolved in the interval";

  private static final Measure RESOLVED =
      Measure.of("activities", RESOLUTION, on("resolved_at"), new Agg.Spread("activities"))
          .only("merged-into-another", "closing <> 'MERGED'");

  private static final Measure NUMBER = RESOLVED.as("resolutions", new Agg.Count());

  @Override
  public Definition definition() {
    return Definition.named("activities-per-resolution", "Activities per resolution")
        .question("How many activities does a resolution take?")
        .unit(Unit.RATE)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("resolvedAt")
        .groupBy(CaseDimensions.AND_PEOPLE)
        .inputs("resolution.resolved_at", "resolution.activities", "resolution.activities_of_rep")
        .source(
            "InsightSquared, customer service metrics; activities per resolved case; Student's t")
        .answers("S004-04", "S004-05", "S004-07", "S004-12", "S004-14", "S004-21", "S004-35")
        .examples(
            Example.named("two and five activities are 3.5 for each")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z activities=2")
                .given(
                    RESOLUTION,
                    "id=2 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z activities=5")
                .answers(Quantity.real(3.5)),
            Example.named("of them one and four were of who resolved it")
                .by("of-resolver")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z activities=2 activities_of_rep=1")
                .given(
                    RESOLUTION,
                    "id=2 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z activities=5 activities_of_rep=4")
                .answers(Quantity.real(2.5)),
            Example.named("nobody had it")
                .by("of-resolver")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z activities=2")
                .hasNoAnswer(NOBODY),
            Example.named("nothing resolved, nothing to divide by").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        RESOLVED,
        RESOLVED.as("activitiesOfRep", new Agg.Spread("activities_of_rep")),
        NUMBER.and("zero").only("with-activities", "activities = 0"),
        NUMBER.and("one").only("other-number-of-activities", "activities = 1"),
        NUMBER.and("twoToFour").only("other-number-of-activities", "activities BETWEEN 2 AND 4"),
        NUMBER.and("fiveToNine").only("other-number-of-activities", "activities BETWEEN 5 AND 9"),
        NUMBER.and("tenOrMore").only("fewer-activities", "activities >= 10"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "mean",
                1,
                "mean of the activities of reps that led to each resolution; zero, one, twoToFour,"
                    + " fiveToNine and tenOrMore = resolutions with so many",
                cell -> Means.of(cell.spread("activities"), distribution(cell), NONE))
            .undefinedWhen(NONE),
        Dialect.of(
                "of-resolver",
                1,
                "mean of the activities of the rep alone who had it at the resolution, of"
                    + " resolutions with one",
                cell ->
                    Means.of(
                        cell.spread("activitiesOfRep"),
                        Evidence.of(cell.spread("activitiesOfRep").n()),
                        NOBODY))
            .undefinedWhen(NOBODY)
            .opensTo("activitiesOfRep"));
  }

  @Override
  public List<Identity> identities() {
    return List.of(
        Identity.ofCounts(
            "touches",
            "zero + one + twoToFour + fiveToNine + tenOrMore = resolutions",
            cell ->
                cell.count("zero")
                    + cell.count("one")
                    + cell.count("twoToFour")
                    + cell.count("fiveToNine")
                    + cell.count("tenOrMore")
                    - cell.spread("activities").n()));
  }

  private static Evidence distribution(Cell cell) {
    return Evidence.of(cell.spread("activities").n())
        .and("zero", cell.count("zero"))
        .and("one", cell.count("one"))
        .and("twoToFour", cell.count("twoToFour"))
        .and("fiveToNine", cell.count("fiveToNine"))
        .and("tenOrMore", cell.count("tenOrMore"));
  }
}
