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
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// How long people worked on what they resolved. Worked minutes must be logged; where none were,
/// nothing is inferred from the time that went by.
@Singleton
public final class HandleTime implements Metric {

  private static final String NONE = "no case with logged minutes was resolved in the interval";

  private static final Measure RESOLVED =
      Measure.count("resolutions", RESOLUTION, on("resolved_at"))
          .only("merged-into-another", "closing <> 'MERGED'");

  private static final Measure LOGGED =
      RESOLVED
          .as("worked", new Agg.Spread("CAST(round(minutes_worked * 60) AS bigint)"))
          .only("no-minutes-logged", "minutes_worked IS NOT NULL");

  @Override
  public Definition definition() {
    return Definition.named("handle-time", "Handle time")
        .question("How much working time does a resolution take?")
        .unit(Unit.SECONDS)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("resolvedAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs("resolution.resolved_at", "resolution.minutes_worked")
        .source("InsightSquared, customer service metrics; handle time; " + Durations.INTERVALS)
        .answers("S004-07", "S004-16", "S004-17", "S004-34")
        .examples(
            Example.named("ten and thirty minutes are twenty for each")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z minutes_worked=10")
                .given(
                    RESOLUTION,
                    "id=2 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z minutes_worked=30")
                .given(
                    RESOLUTION,
                    "id=3 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z")
                .answers(Quantity.real(1200)),
            Example.named("work that nobody logged is not zero")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        RESOLVED,
        LOGGED,
        LOGGED.as("workedSeconds", new Agg.Sum("CAST(round(minutes_worked * 60) AS bigint)")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "mean",
                1,
                "mean of the seconds that reps logged for each resolution, of those with any; notLogged = those with none",
                HandleTime::mean)
            .undefinedWhen(NONE)
            .opensTo("worked"));
  }

  private static Outcome mean(Cell cell) {
    var worked = cell.spread("worked");
    var evidence =
        Evidence.of(worked.n())
            .and("notLogged", cell.count("resolutions") - worked.n())
            .and("workedSeconds", Quantity.count(cell.sum("workedSeconds").longValue()));
    return Means.of(worked, evidence, NONE);
  }
}
