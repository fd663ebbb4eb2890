package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.RESOLUTION_STAGE;
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
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Identity;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// How long cases stay in a stage while they are open: each stay by itself, or what all cases of a
/// stage took until their resolution, which over all stages adds up to the time to resolution.
@Singleton
public final class TimeInStage implements Metric {

  private static final String NONE = "no stay in a stage ended in the interval";
  private static final String NONE_IN_BUSINESS_TIME =
      "no stay in a stage with a calendar ended in the interval";
  private static final String FEWER_THAN_HALF_LEFT =
      "fewer than half of the stays that began in the interval have ended";
  private static final String FEWER_THAN_HALF_IN_BUSINESS_TIME =
      "fewer than half of the stays with a calendar that began in the interval have ended";
  private static final String NONE_RESOLVED = "no case was first resolved in the interval";
  private static final String NONE_RESOLVED_IN_BUSINESS_TIME =
      "no case with a calendar was first resolved in the interval";

  private static final Measure STAYS =
      Measure.of("calendar", STAGE_STAY, on("valid_to"), new Agg.Spread("calendar_seconds"));

  private static final Measure BEGUN = Measure.count("begun", STAGE_STAY, on("valid_from"));

  /// What stages took is credited to who resolved the case, like the time to its resolution.
  private static final Measure UNTIL_RESOLVED =
      Measure.of("untilResolved", RESOLUTION_STAGE, on("resolved_at"), new Agg.Sum("seconds"))
          .only("merged-into-another", "closing <> 'MERGED'");

  private static final Measure UNTIL_RESOLVED_BUSINESS =
      UNTIL_RESOLVED
          .as("untilResolvedBusiness", new Agg.Sum("business_seconds"))
          .only("no-calendar", "resolution_business_seconds IS NOT NULL");

  @Override
  public Definition definition() {
    return Definition.named("time-in-stage", "Time in stage")
        .question("In which stage do cases spend their time?")
        .unit(Unit.SECONDS)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis(
            "the end of the stay, its beginning (censored), resolvedAt of the first resolution"
                + " (until-resolution)")
        .groupBy(CaseDimensions.AND_HOURS, "stage")
        .inputs(
            "stage_stay.valid_from",
            "stage_stay.valid_to",
            "stage_stay.calendar_seconds",
            "stage_stay.business_seconds",
            "stage_stay.business_seconds_so_far",
            "resolution_stage.resolved_at",
            "resolution_stage.stage",
            "resolution_stage.seconds",
            "resolution_stage.business_seconds")
        .source(
            "InsightSquared, customer service metrics; time to resolution by stage; "
                + Durations.INTERVALS
                + "; who is still there: Kaplan and Meier, 1958")
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
            Example.named("two stays that last count too: with three of five ended, nine hours")
                .by("censored")
                .given(STAGE_STAY, ended("1", "3600"))
                .given(STAGE_STAY, ended("2", "7200"))
                .given(STAGE_STAY, ended("3", "32400"))
                .given(STAGE_STAY, lasting("4"))
                .given(STAGE_STAY, lasting("5"))
                .answers(Quantity.real(32400)),
            Example.named("one of three has ended")
                .by("censored")
                .given(STAGE_STAY, ended("1", "3600"))
                .given(STAGE_STAY, lasting("2"))
                .given(STAGE_STAY, lasting("3"))
                .hasNoAnswer(FEWER_THAN_HALF_LEFT),
            Example.named("an hour as new and three at work, over two cases")
                .by("until-resolution")
                .given(RESOLUTION_STAGE, until("1", "NEW", "600", "3000"))
                .given(RESOLUTION_STAGE, until("1", "WORK", "3000", "600"))
                .given(RESOLUTION_STAGE, until("2", "NEW", "3000", "7800"))
                .given(RESOLUTION_STAGE, until("2", "WORK", "7800", "3000"))
                .given(
                    STAGE_STAY,
                    "id=1 stage=NEW valid_from=2026-01-05T00:00:00Z valid_to=2026-01-10T00:00:00Z calendar_seconds=600")
                .answers(Quantity.real((3600 + 10800) / 2.0)),
            Example.named(
                    "five minutes of half an hour of working time, in the case with a calendar")
                .by("until-resolution-business")
                .given(RESOLUTION_STAGE, until("1", "NEW", "600", "3000", worked("300", "1500")))
                .given(RESOLUTION_STAGE, until("2", "NEW", "3000", "7800"))
                .answers(Quantity.real(300)),
            Example.named("no calendar, no working time until the resolution")
                .by("until-resolution-business")
                .given(RESOLUTION_STAGE, until("2", "NEW", "3000", "7800"))
                .hasNoAnswer(NONE_RESOLVED_IN_BUSINESS_TIME),
            Example.named("in business time three that last count too; one has no calendar")
                .by("censored-business")
                .given(STAGE_STAY, ended("1", "3600", "business_seconds", "600"))
                .given(STAGE_STAY, ended("2", "32400", "business_seconds", "5400"))
                .given(STAGE_STAY, lasting("3", "business_seconds_so_far", "300"))
                .given(STAGE_STAY, lasting("4", "business_seconds_so_far", "1200"))
                .given(STAGE_STAY, lasting("6", "business_seconds_so_far", "1200"))
                .given(STAGE_STAY, ended("5", "60"))
                .answers(Quantity.real(5400)),
            Example.named("one of three with a calendar has ended")
                .by("censored-business")
                .given(STAGE_STAY, ended("1", "3600", "business_seconds", "600"))
                .given(STAGE_STAY, ended("2", "3600"))
                .given(STAGE_STAY, lasting("3", "business_seconds_so_far", "1200"))
                .given(STAGE_STAY, lasting("4", "business_seconds_so_far", "1200"))
                .hasNoAnswer(FEWER_THAN_HALF_IN_BUSINESS_TIME),
            Example.named("what goes on in another case was not resolved")
                .by("until-resolution")
                .given(
                    RESOLUTION_STAGE,
                    "id=1 stage=NEW created_at=2026-01-05T00:00:00Z resolved_at=2026-01-10T00:00:00Z closing=MERGED seconds=600 seconds_in_others=0 resolution_seconds=600")
                .hasNoAnswer(NONE_RESOLVED),
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
        Measure.count("stillThere", STAGE_STAY, closing("valid_from", "valid_to"))
            .across(Fact.BY_HOUR, Fact.BY_WEEKDAY),
        BEGUN,
        BEGUN
            .as("leftAfter", new Agg.Each("calendar_seconds"))
            .only("still-there", "calendar_seconds IS NOT NULL"),
        BEGUN
            .as(
                "thereFor",
                new Agg.Each(
                    "greatest(0, floor(extract(epoch FROM (least(valid_to, as_of) - valid_from))))"))
            .only("left", "calendar_seconds IS NULL"),
        BEGUN
            .as("leftAfterBusiness", new Agg.Each("business_seconds"))
            .only("still-there", "calendar_seconds IS NOT NULL")
            .only("no-calendar", "business_seconds IS NOT NULL"),
        BEGUN
            .as("thereForBusiness", new Agg.Each("business_seconds_so_far"))
            .only("left", "calendar_seconds IS NULL")
            .only("no-calendar", "business_seconds_so_far IS NOT NULL"),
        UNTIL_RESOLVED,
        UNTIL_RESOLVED.as("inOtherStages", new Agg.Sum("seconds_in_others")),
        UNTIL_RESOLVED.as("toResolution", new Agg.Sum("resolution_seconds")),
        UNTIL_RESOLVED.as("resolved", new Agg.Distinct("id")),
        UNTIL_RESOLVED_BUSINESS,
        UNTIL_RESOLVED_BUSINESS.as(
            "inOtherStagesBusiness", new Agg.Sum("business_seconds_in_others")),
        UNTIL_RESOLVED_BUSINESS.as(
            "toResolutionBusiness", new Agg.Sum("resolution_business_seconds")),
        UNTIL_RESOLVED_BUSINESS.as("resolvedBusiness", new Agg.Distinct("id")));
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
            .by(Clock.BUSINESS),
        Dialect.of(
                "censored",
                1,
                "Kaplan-Meier median of the calendar seconds of the stays that began in the"
                    + " interval; those that last count as far as they got",
                cell ->
                    Durations.censored(
                        cell.each("leftAfter"), cell.each("thereFor"), FEWER_THAN_HALF_LEFT))
            .undefinedWhen(FEWER_THAN_HALF_LEFT)
            .opensTo("leftAfter", "thereFor")
            .by(Clock.CALENDAR),
        Dialect.of(
                "censored-business",
                1,
                "the same in business seconds, of the stays for which a calendar holds;"
                    + " withoutCalendar = those for which none does",
                cell ->
                    Durations.censoredInBusinessTime(
                        cell, "begun", "leftAfter", "thereFor", FEWER_THAN_HALF_IN_BUSINESS_TIME))
            .undefinedWhen(FEWER_THAN_HALF_IN_BUSINESS_TIME)
            .opensTo("leftAfterBusiness", "thereForBusiness")
            .by(Clock.BUSINESS),
        Dialect.of(
                "until-resolution",
                1,
                "calendar seconds in the stage until their first resolution, of the cases first"
                    + " resolved in the interval / all of these cases; by stage it adds up to the"
                    + " mean of the time to first resolution",
                cell -> untilResolution(cell, "untilResolved", "resolved", NONE_RESOLVED))
            .undefinedWhen(NONE_RESOLVED)
            .opensTo("untilResolved")
            .by(Clock.CALENDAR),
        Dialect.of(
                "until-resolution-business",
                1,
                "the same in business seconds, of the cases for which a calendar holds",
                cell ->
                    untilResolution(
                        cell,
                        "untilResolvedBusiness",
                        "resolvedBusiness",
                        NONE_RESOLVED_IN_BUSINESS_TIME))
            .undefinedWhen(NONE_RESOLVED_IN_BUSINESS_TIME)
            .opensTo("untilResolvedBusiness")
            .by(Clock.BUSINESS));
  }

  /// In any group, also in one of a stage.
  @Override
  public List<Identity> identities() {
    return List.of(
        new Identity(
            "stages",
            "untilResolved + inOtherStages = toResolution",
            cell ->
                cell.sum("untilResolved")
                    .add(cell.sum("inOtherStages"))
                    .subtract(cell.sum("toResolution"))),
        new Identity(
            "stages-business",
            "untilResolvedBusiness + inOtherStagesBusiness = toResolutionBusiness",
            cell ->
                cell.sum("untilResolvedBusiness")
                    .add(cell.sum("inOtherStagesBusiness"))
                    .subtract(cell.sum("toResolutionBusiness"))));
  }

  private static Outcome untilResolution(
      Cell cell, String there, String cases, String undefinedWhen) {
    var seconds = cell.sum(there);
    var resolved = cell.count(cases);
    return Outcome.ratio(
        seconds.doubleValue(),
        resolved,
        Evidence.quotient(seconds.longValueExact(), resolved)
            .withoutInterval("a part of the time to resolution, which has an interval as a whole"),
        undefinedWhen);
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

  private static String[] ended(String id, String seconds, String... more) {
    return Example.row(
        more,
        Example.row(lasting(id), "valid_to", "2026-01-10T00:00:00Z", "calendar_seconds", seconds));
  }

  /// Known as far as the end of January.
  private static String[] lasting(String id, String... more) {
    return Example.row(
        more,
        "id",
        id,
        "stage",
        "NEW",
        "valid_from",
        "2026-01-05T00:00:00Z",
        "as_of",
        "2026-02-01T00:00:00Z");
  }

  private static String[] until(
      String id, String stage, String seconds, String inOthers, String... more) {
    return Example.row(
        more,
        "id",
        id,
        "stage",
        stage,
        "created_at",
        "2026-01-05T00:00:00Z",
        "resolved_at",
        "2026-01-10T00:00:00Z",
        "closing",
        "RESOLVED",
        "seconds",
        seconds,
        "seconds_in_others",
        inOthers,
        "resolution_seconds",
        Long.toString(Long.parseLong(seconds) + Long.parseLong(inOthers)));
  }

  private static String[] worked(String seconds, String inOthers) {
    return new String[] {
      "business_seconds",
      seconds,
      "business_seconds_in_others",
      inOthers,
      "resolution_business_seconds",
      Long.toString(Long.parseLong(seconds) + Long.parseLong(inOthers))
    };
  }
}
