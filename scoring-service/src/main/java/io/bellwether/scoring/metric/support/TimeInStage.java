package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.STAGE_STAY;
import static io.bellwether.scoring.metric.Timing.closing;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.CaseDimensions;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Clock;
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

/// How long cases stay in a stage while they are open. The stays of a case add up to the time that
/// it was open.
@Singleton
public final class TimeInStage implements Metric {

  private static final String NONE = "no stay in a stage ended in the interval";
  private static final String NONE_IN_BUSINESS_TIME =
      "no stay in a stage with a calendar ended in the interval";

  private static final Measure STAYS =
      Measure.of("calendar", STAGE_STAY, on("valid_to"), new Agg.Spread("calendar_seconds"));

  @Override
  public Definition definition() {
    return Definition.named("time-in-stage", "Time in stage")
        .question("In which stage do cases spend their time?")
        .unit(Unit.SECONDS)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("the end of the stay")
        .groupBy(CaseDimensions.AND_PEOPLE, "stage")
        .inputs(
            "stage_stay.valid_from",
            "stage_stay.valid_to",
            "stage_stay.calendar_seconds",
            "stage_stay.business_seconds")
        .source(
            "InsightSquared, customer service metrics; time to resolution by stage; interval: order statistics")
        .answers("S000-42", "S004-06", "S004-15", "S004-34")
        .examples(
            Example.named("one, two and nine hours")
                .given(
                    STAGE_STAY,
                    "id=1 stage=NEW valid_from=2026-01-05T00:00:00Z valid_to=2026-01-10T00:00:00Z calendar_seconds=3600")
                .given(
                    STAGE_STAY,
                    "id=2 stage=NEW valid_from=2026-01-05T00:00:00Z valid_to=2026-01-10T00:00:00Z calendar_seconds=7200")
                .given(
                    STAGE_STAY,
                    "id=3 stage=NEW valid_from=2026-01-05T00:00:00Z valid_to=2026-01-10T00:00:00Z calendar_seconds=32400")
                .answers(Quantity.real(7200)),
            Example.named("in business time those with a calendar")
                .by("business")
                .given(
                    STAGE_STAY,
                    "id=1 stage=NEW valid_from=2026-01-05T00:00:00Z valid_to=2026-01-10T00:00:00Z calendar_seconds=3600 business_seconds=600")
                .given(
                    STAGE_STAY,
                    "id=2 stage=NEW valid_from=2026-01-05T00:00:00Z valid_to=2026-01-10T00:00:00Z calendar_seconds=7200")
                .answers(Quantity.real(600)),
            Example.named("who is still there has no time yet")
                .given(STAGE_STAY, "id=1 valid_from=2026-01-05T00:00:00Z")
                .hasNoAnswer(NONE),
            Example.named("without a calendar there is no business time")
                .by("business")
                .given(
                    STAGE_STAY,
                    "id=1 stage=NEW valid_from=2026-01-05T00:00:00Z valid_to=2026-01-10T00:00:00Z calendar_seconds=3600")
                .hasNoAnswer(NONE_IN_BUSINESS_TIME));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        STAYS,
        STAYS.as("business", new Agg.Spread("business_seconds")),
        STAYS.as("calendarTotal", new Agg.Sum("calendar_seconds")),
        Measure.count("stillThere", STAGE_STAY, closing("valid_from", "valid_to")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "calendar",
                1,
                "median of the calendar seconds of the stays that ended in the interval; stillThere = those that last just before its end",
                cell -> median(cell, "calendar", NONE))
            .undefinedWhen(NONE)
            .by(Clock.CALENDAR),
        Dialect.of(
                "business",
                1,
                "the same in business seconds, where a calendar holds",
                cell -> median(cell, "business", NONE_IN_BUSINESS_TIME))
            .undefinedWhen(NONE_IN_BUSINESS_TIME)
            .opensTo("business")
            .by(Clock.BUSINESS));
  }

  private static Outcome median(Cell cell, String clock, String undefinedWhen) {
    var spread = cell.spread(clock);
    var other = clock.equals("calendar") ? "business" : "calendar";
    var evidence =
        Evidence.of(spread.n())
            .and("stillThere", cell.count("stillThere"))
            .and("calendarTotal", Quantity.count(cell.sum("calendarTotal").longValue()));
    return Durations.median(
        clock, spread, Durations.with(other, cell.spread(other), evidence), undefinedWhen);
  }
}
