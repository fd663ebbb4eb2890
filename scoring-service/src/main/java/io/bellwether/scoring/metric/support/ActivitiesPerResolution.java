package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.ACTIVITY;
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
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// How much doing a resolution takes: what reps did on a case up to its end, since its end before.
/// `of-period` takes everything that reps did in the interval instead, on whatever: it rises where
/// work does not end in resolutions.
@Singleton
public final class ActivitiesPerResolution implements Metric {

  private static final String NONE = "no case was resolved in the interval";

  private static final String NOBODY = "no case that somebody had was resolved in the interval";

  private static final Measure RESOLVED =
      Measure.of("activities", RESOLUTION, on("resolved_at"), new Agg.Spread("activities"))
          .only("merged-into-another", "closing <> 'MERGED'");

  private static final Measure DONE =
      Measure.count("activitiesOfPeriod", ACTIVITY, on("happened_at"))
          .only("not-by-a-rep", "actor_kind = 'REP'")
          .only("automated", "NOT automated");

  private static final Measure NUMBER = RESOLVED.as("resolutions", new Agg.Count());

  @Override
  public Definition definition() {
    return Definition.named("activities-per-resolution", "Activities per resolution")
        .question("How many activities does a resolution take?")
        .unit(Unit.RATE)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("resolvedAt; happenedAt of activities (of-period)")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs(
            "resolution.resolved_at",
            "resolution.activities",
            "resolution.activities_of_rep",
            "activity.happened_at",
            "activity.actor_kind",
            "activity.automated")
        .source(
            "InsightSquared, customer service metrics; activities per resolved case; "
                + Means.INTERVALS)
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
            Example.named("three activities of reps in the interval for two resolutions in it")
                .by("of-period")
                .given(ACTIVITY, done("1", "2026-01-10T00:00:00Z", "case_id", "C1"))
                .given(ACTIVITY, done("2", "2026-01-10T00:00:00Z", "case_id", "C3"))
                .given(ACTIVITY, done("3", "2026-01-31T00:00:00Z"))
                .given(ACTIVITY, done("4", "2026-02-01T00:00:00Z", "case_id", "C1"))
                .given(ACTIVITY, done("5", "2026-01-10T00:00:00Z", "actor_kind", "CUSTOMER"))
                .given(ACTIVITY, done("6", "2026-01-10T00:00:00Z", "automated", "true"))
                .given(
                    RESOLUTION,
                    "id=C1 resolved_at=2026-01-12T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z activities=9")
                .given(
                    RESOLUTION,
                    "id=C2 resolved_at=2026-01-12T00:00:00Z closing=CLOSED as_of=2026-03-01T00:00:00Z activities=9")
                .given(
                    RESOLUTION,
                    "id=C3 resolved_at=2026-01-12T00:00:00Z closing=MERGED as_of=2026-03-01T00:00:00Z activities=9")
                .answers(Quantity.real(1.5)),
            Example.named("all that was done ended in nothing")
                .by("of-period")
                .given(ACTIVITY, done("1", "2026-01-10T00:00:00Z", "case_id", "C1"))
                .hasNoAnswer(NONE),
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
        NUMBER.and("tenOrMore").only("fewer-activities", "activities >= 10"),
        NUMBER,
        DONE);
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
            .opensTo("activitiesOfRep"),
        Dialect.of(
                "of-period",
                1,
                "activities of reps in the interval, on any case or none / resolutions in it",
                ActivitiesPerResolution::ofPeriod)
            .undefinedWhen(NONE)
            .opensTo("activitiesOfPeriod"));
  }

  private static Outcome ofPeriod(Cell cell) {
    var done = cell.count("activitiesOfPeriod");
    var resolutions = cell.count("resolutions");
    return Outcome.ratio(
        done,
        resolutions,
        Evidence.quotient(done, resolutions)
            .withoutInterval("what was done is no part of what was resolved"),
        NONE);
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

  private static String[] done(String id, String at, String... more) {
    return Example.row(
        more,
        "id",
        id,
        "happened_at",
        at,
        "actor_kind",
        "REP",
        "type",
        "REPLY",
        "direction",
        "OUTBOUND",
        "visible_to_customer",
        "true",
        "automated",
        "false");
  }
}
