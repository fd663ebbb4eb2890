package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.CASE_HANDLING;
import static io.bellwether.scoring.metric.SupportFacts.CASE_OPEN;
import static io.bellwether.scoring.metric.SupportFacts.RESOLUTION;
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
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.UnaryOperator;

/// How long it takes to resolve a case. A reopened case has two honest times, that of its first and
/// that of its last resolution; the first does not change any more. What is still open has none and
/// is counted beside the value.
@Singleton
public final class TimeToResolution implements Metric {

  private static final String NONE_RESOLVED = "no case was first resolved in the interval";
  private static final String NONE_LEFT_RESOLVED =
      "no case has its last resolution in the interval";
  private static final String NONE_IN_BUSINESS_TIME =
      "no case with a calendar was first resolved in the interval";
  private static final String NONE_LEFT_IN_BUSINESS_TIME =
      "no case with a calendar has its last resolution in the interval";
  private static final String FEWER_THAN_HALF_RESOLVED =
      "fewer than half of the cases created in the interval are resolved";

  private static final String FEWER_THAN_HALF_IN_BUSINESS_TIME =
      "fewer than half of the cases with a calendar created in the interval are resolved";

  private static final Agg CALENDAR =
      new Agg.Spread("CAST(floor(extract(epoch FROM (resolved_at - created_at))) AS bigint)");

  private static final Agg BUSINESS = new Agg.Spread("business_seconds");

  private static final Measure ENDED =
      Measure.count("ended", RESOLUTION, on("resolved_at"))
          .only("merged-into-another", "closing <> 'MERGED'");

  private static final Measure FIRST =
      ENDED.as("firstResolved", CALENDAR).only("not-the-first-resolution", "nth = 1");

  private static final Measure LAST =
      ENDED
          .as("lastResolved", CALENDAR)
          .only("resolved-again-later", "is_last")
          .only("reopened", "reopened_at IS NULL");

  private static final Measure CREATED = Measure.count("created", CASE_HANDLING, on("created_at"));

  @Override
  public Definition definition() {
    return Definition.named("time-to-resolution", "Time to resolution")
        .question("How long does it take to resolve a case?")
        .unit(Unit.SECONDS)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("resolvedAt of the first or the last resolution (event), createdAt (censored)")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs(
            "resolution.created_at",
            "resolution.resolved_at",
            "resolution.closing",
            "resolution.nth",
            "resolution.business_seconds",
            "case_handling.created_at",
            "case_handling.first_resolved_at",
            "case_handling.business_seconds",
            "case_handling.business_seconds_so_far",
            "case_open.valid_from",
            "case_open.valid_to")
        .source(
            "InsightSquared, customer service metrics: time to resolution; "
                + Durations.INTERVALS
                + "; open cases: Kaplan and Meier, 1958")
        .answers(
            "S000-42", "S001-39", "S004-06", "S004-15", "S004-34", "S004-37", "S004-38", "S001-11")
        .examples(
            three("one, two and ten hours to the first resolution").answers(Quantity.real(7200)),
            three("the same cases to the last: one is reopened and open, one took 30 hours")
                .by("last-resolution")
                .answers(Quantity.real((3600 + 108000) / 2.0)),
            three("one and five working hours to the first resolution of those with a calendar")
                .by("first-resolution-business")
                .answers(Quantity.real(10800)),
            three("one and ten working hours to the last")
                .by("last-resolution-business")
                .answers(Quantity.real((3600 + 36000) / 2.0)),
            Example.named("an open case has no time yet")
                .given(CASE_HANDLING, open("1"))
                .hasNoAnswer(NONE_RESOLVED),
            Example.named("a case that is open again has no last resolution")
                .by("last-resolution")
                .given(
                    RESOLUTION,
                    end("1", "1", "2026-01-10T01:00:00Z", "reopened_at", "2026-01-12T00:00:00Z"))
                .hasNoAnswer(NONE_LEFT_RESOLVED),
            Example.named("a case that goes on in another was not resolved")
                .given(RESOLUTION, end("1", "1", "2026-01-10T01:00:00Z", "closing", "MERGED"))
                .hasNoAnswer(NONE_RESOLVED),
            Example.named("without a calendar there is no business time")
                .by("first-resolution-business")
                .given(RESOLUTION, end("1", "1", "2026-01-10T01:00:00Z"))
                .hasNoAnswer(NONE_IN_BUSINESS_TIME),
            Example.named("nor to the last resolution")
                .by("last-resolution-business")
                .given(RESOLUTION, end("1", "1", "2026-01-10T01:00:00Z"))
                .hasNoAnswer(NONE_LEFT_IN_BUSINESS_TIME),
            Example.named(
                    "open cases count as far as they got: with two of four resolved, 10 hours")
                .by("censored")
                .given(CASE_HANDLING, resolved("1", "2026-01-10T01:00:00Z"))
                .given(CASE_HANDLING, resolved("2", "2026-01-10T10:00:00Z"))
                .given(CASE_HANDLING, open("3"))
                .given(CASE_HANDLING, open("4"))
                .answers(Quantity.real(36000)),
            Example.named(
                    "in business time, after one and four hours; three were open for an hour and a half")
                .by("censored-business")
                .given(
                    CASE_HANDLING,
                    resolved("1", "2026-01-10T01:00:00Z", "business_seconds", "3600"))
                .given(
                    CASE_HANDLING,
                    resolved("2", "2026-01-10T10:00:00Z", "business_seconds", "14400"))
                .given(CASE_HANDLING, open("3", "business_seconds_so_far", "5400"))
                .given(CASE_HANDLING, open("4", "business_seconds_so_far", "5400"))
                .given(CASE_HANDLING, open("6", "business_seconds_so_far", "5400"))
                .given(CASE_HANDLING, open("5"))
                .answers(Quantity.real(14400)),
            Example.named("one of three with a calendar is resolved")
                .by("censored-business")
                .given(
                    CASE_HANDLING,
                    resolved("1", "2026-01-10T01:00:00Z", "business_seconds", "3600"))
                .given(CASE_HANDLING, resolved("2", "2026-01-10T01:00:00Z"))
                .given(CASE_HANDLING, open("3", "business_seconds_so_far", "7200"))
                .given(CASE_HANDLING, open("4", "business_seconds_so_far", "7200"))
                .hasNoAnswer(FEWER_THAN_HALF_IN_BUSINESS_TIME),
            Example.named("one resolved of three says nothing of the median")
                .by("censored")
                .given(CASE_HANDLING, resolved("1", "2026-01-10T01:00:00Z"))
                .given(CASE_HANDLING, open("2"))
                .given(CASE_HANDLING, open("3"))
                .hasNoAnswer(FEWER_THAN_HALF_RESOLVED));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        FIRST,
        FIRST.as("firstResolvedBusiness", BUSINESS),
        LAST,
        LAST.as("lastResolvedBusiness", BUSINESS),
        Measure.count("stillOpen", CASE_OPEN, closing("valid_from", "valid_to"))
            .across(Fact.BY_HOUR, Fact.BY_WEEKDAY),
        CREATED
            .as(
                "resolvedAfter",
                new Agg.Each("floor(extract(epoch FROM (first_resolved_at - created_at)))"))
            .only("not-resolved-yet", "first_resolved_at IS NOT NULL"),
        CREATED
            .as(
                "openFor",
                new Agg.Each("greatest(0, floor(extract(epoch FROM (as_of - created_at))))"))
            .only("resolved", "first_resolved_at IS NULL"),
        CREATED
            .as("resolvedAfterBusiness", new Agg.Each("business_seconds"))
            .only("not-resolved-yet", "first_resolved_at IS NOT NULL")
            .only("no-calendar", "business_seconds IS NOT NULL"),
        CREATED
            .as("openForBusiness", new Agg.Each("business_seconds_so_far"))
            .only("resolved", "first_resolved_at IS NULL")
            .only("no-calendar", "business_seconds_so_far IS NOT NULL"),
        CREATED);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "first-resolution",
                1,
                "median of the calendar seconds from creation to first resolution, of the cases"
                    + " first resolved in the interval; stillOpen = cases open just before its end",
                cell ->
                    Durations.inCalendarTime(cell, "firstResolved", stillOpen(cell), NONE_RESOLVED))
            .undefinedWhen(NONE_RESOLVED)
            .by(Clock.CALENDAR),
        Dialect.of(
                "last-resolution",
                1,
                "median of the calendar seconds from creation to last resolution, of the cases that"
                    + " are resolved since a time in the interval; stillOpen = cases open just"
                    + " before its end",
                cell ->
                    Durations.inCalendarTime(
                        cell, "lastResolved", stillOpen(cell), NONE_LEFT_RESOLVED))
            .undefinedWhen(NONE_LEFT_RESOLVED)
            .opensTo("lastResolved")
            .by(Clock.CALENDAR),
        Dialect.of(
                "first-resolution-business",
                1,
                "median of the business seconds from creation to first resolution, of the cases"
                    + " first resolved in the interval for which a calendar holds",
                cell ->
                    Durations.inBusinessTime(
                        cell, "firstResolved", stillOpen(cell), NONE_IN_BUSINESS_TIME))
            .undefinedWhen(NONE_IN_BUSINESS_TIME)
            .opensTo("firstResolvedBusiness")
            .by(Clock.BUSINESS),
        Dialect.of(
                "last-resolution-business",
                1,
                "median of the business seconds from creation to last resolution, of the cases that"
                    + " are resolved since a time in the interval and for which a calendar holds",
                cell ->
                    Durations.inBusinessTime(
                        cell, "lastResolved", stillOpen(cell), NONE_LEFT_IN_BUSINESS_TIME))
            .undefinedWhen(NONE_LEFT_IN_BUSINESS_TIME)
            .opensTo("lastResolvedBusiness")
            .by(Clock.BUSINESS),
        Dialect.of(
                "censored",
                1,
                "Kaplan-Meier median of the calendar seconds from creation to first resolution, of"
                    + " the cases created in the interval; open ones count as far as they got",
                cell ->
                    Durations.censored(
                        cell.each("resolvedAfter"), cell.each("openFor"), FEWER_THAN_HALF_RESOLVED))
            .undefinedWhen(FEWER_THAN_HALF_RESOLVED)
            .opensTo("resolvedAfter", "openFor")
            .by(Clock.CALENDAR),
        Dialect.of(
                "censored-business",
                1,
                "the same in business seconds, of the cases for which a calendar holds;"
                    + " withoutCalendar = those for which none does",
                cell ->
                    Durations.censoredInBusinessTime(
                        cell,
                        "created",
                        "resolvedAfter",
                        "openFor",
                        FEWER_THAN_HALF_IN_BUSINESS_TIME))
            .undefinedWhen(FEWER_THAN_HALF_IN_BUSINESS_TIME)
            .opensTo("resolvedAfterBusiness", "openForBusiness")
            .by(Clock.BUSINESS));
  }

  private static UnaryOperator<Evidence> stillOpen(Cell cell) {
    return evidence -> evidence.and("stillOpen", cell.count("stillOpen"));
  }

  private static Example.Builder three(String name) {
    return Example.named(name)
        .given(RESOLUTION, end("1", "1", "2026-01-10T01:00:00Z", "business_seconds", "3600"))
        .given(
            RESOLUTION,
            end("2", "1", "2026-01-10T02:00:00Z", "reopened_at", "2026-01-11T00:00:00Z"))
        .given(
            RESOLUTION,
            end(
                "3",
                "1",
                "2026-01-10T10:00:00Z",
                "business_seconds",
                "18000",
                "reopened_at",
                "2026-01-10T20:00:00Z",
                "is_last",
                "false"))
        .given(RESOLUTION, end("3", "2", "2026-01-11T06:00:00Z", "business_seconds", "36000"));
  }

  private static String[] end(String id, String nth, String at, String... more) {
    return Example.row(
        more,
        "id",
        id,
        "created_at",
        "2026-01-10T00:00:00Z",
        "resolved_at",
        at,
        "closing",
        "RESOLVED",
        "nth",
        nth,
        "is_last",
        "true");
  }

  private static String[] resolved(String id, String at, String... more) {
    return Example.row(
        more, "id", id, "created_at", "2026-01-10T00:00:00Z", "first_resolved_at", at);
  }

  private static String[] open(String id, String... more) {
    return Example.row(
        more, "id", id, "created_at", "2026-01-10T00:00:00Z", "as_of", "2026-02-01T00:00:00Z");
  }
}
