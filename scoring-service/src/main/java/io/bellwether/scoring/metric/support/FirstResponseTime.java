package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.FIRST_RESPONSE;
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

/// How long customers wait for the first reply of a person. Nobody waits for one in a case that we
/// opened. Who still waits has no time yet and is counted beside the value: a team that answers the
/// easy cases only must not look fast.
@Singleton
public final class FirstResponseTime implements Metric {

  private static final String NOBODY_WAS_ANSWERED = "no first reply was sent in the interval";
  private static final String NOBODY_WAS_ANSWERED_IN_BUSINESS_TIME =
      "no first reply was sent in the interval to a case with a calendar";
  private static final String FEWER_THAN_HALF_ANSWERED =
      "fewer than half of the cases created in the interval have a reply";
  private static final String FEWER_THAN_HALF_ANSWERED_IN_BUSINESS_TIME =
      "fewer than half of the cases with a calendar created in the interval have a reply";
  private static final String NONE_ANSWERED_YET_IN_BUSINESS_TIME =
      "no case with a calendar created in the interval has a reply yet";
  private static final String NONE_ANSWERED_YET = "no case created in the interval has a reply yet";

  private static final Agg SECONDS =
      new Agg.Spread("CAST(floor(extract(epoch FROM (first_reply_at - created_at))) AS bigint)");

  private static final Measure REPLIED =
      CustomerCases.only(Measure.of("replied", FIRST_RESPONSE, on("first_reply_at"), SECONDS));

  private static final Agg EACH_SECONDS =
      new Agg.Each("floor(extract(epoch FROM (first_reply_at - created_at)))");

  /// A resolution without a reply ends the wait without what was waited for.
  private static final Agg EACH_SECONDS_SO_FAR =
      new Agg.Each(
          "greatest(0, floor(extract(epoch FROM (coalesce(first_resolved_at, as_of) - created_at))))");

  private static final Agg BUSINESS = new Agg.Spread("business_seconds");

  private static final Measure CREATED =
      CustomerCases.only(Measure.count("created", FIRST_RESPONSE, on("created_at")));

  @Override
  public Definition definition() {
    return Definition.named("first-response-time", "First response time")
        .question("How long do customers wait until a person replies?")
        .unit(Unit.SECONDS)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("firstReplyAt (event) or createdAt (created)")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs(
            "first_response.created_at",
            "first_response.first_reply_at",
            "first_response.awaiting_until",
            "first_response.first_resolved_at",
            "first_response.business_seconds",
            "first_response.business_seconds_without_reply",
            "first_response.origin")
        .answers("S004-08", "S004-18", "S004-39")
        .source(
            "InsightSquared, customer service metrics: first response time; internal notes are no"
                + " response: Zammad; "
                + Durations.INTERVALS)
        .examples(
            Example.named("Zammad's case: internal note after 3 minutes, call after 6")
                .given(FIRST_RESPONSE, replied("1", "2013-03-28T23:49:00Z", "2013-03-28T23:55:00Z"))
                .during("2013-03-28", "2013-03-29")
                .answers(Quantity.real(360)),
            three("10, 20 and 90 minutes have a median of 20").answers(Quantity.real(1200)),
            three("what we opened ourselves and told of a day later is none of them")
                .given(
                    FIRST_RESPONSE,
                    opened(replied("4", "2026-01-12T00:00:00Z", "2026-01-13T00:00:00Z")))
                .given(
                    FIRST_RESPONSE,
                    opened(replied("5", "2026-01-12T00:00:00Z", "2026-01-13T00:00:00Z")))
                .answers(Quantity.real(1200)),
            three("nor of those created in January")
                .by("created")
                .given(
                    FIRST_RESPONSE,
                    opened(replied("4", "2026-01-12T00:00:00Z", "2026-01-13T00:00:00Z")))
                .answers(Quantity.real(3300)),
            Example.named("nor does it wait longer than others")
                .by("censored")
                .given(FIRST_RESPONSE, replied("1", "2026-01-10T00:00:00Z", "2026-01-10T00:20:00Z"))
                .given(FIRST_RESPONSE, waiting("2", "origin", "PROACTIVE"))
                .given(FIRST_RESPONSE, waiting("3", "origin", "PROACTIVE"))
                .answers(Quantity.real(1200)),
            three("of the cases created in January two have a reply, after 20 and 90 minutes")
                .by("created")
                .answers(Quantity.real(3300)),
            three("in business time after 20 and 30")
                .by("created-business")
                .answers(Quantity.real(1500)),
            Example.named("of a case without a calendar there is no business time either")
                .by("created-business")
                .given(
                    FIRST_RESPONSE,
                    Example.row(
                        new String[] {"first_reply_at", "2026-01-20T00:20:00Z"}, waiting("1")))
                .hasNoAnswer(NONE_ANSWERED_YET_IN_BUSINESS_TIME),
            three("in business time the same replies took 10, 20 and 30 minutes")
                .by("event-business")
                .answers(Quantity.real(1200)),
            three("half of January's two cases had a reply after 20 minutes")
                .by("censored")
                .answers(Quantity.real(1200)),
            Example.named("who still waits is not left out: with two of four answered, 90 minutes")
                .by("censored")
                .given(FIRST_RESPONSE, replied("1", "2026-01-10T00:00:00Z", "2026-01-10T00:20:00Z"))
                .given(FIRST_RESPONSE, replied("2", "2026-01-11T00:00:00Z", "2026-01-11T01:30:00Z"))
                .given(FIRST_RESPONSE, waiting("3"))
                .given(FIRST_RESPONSE, waiting("4"))
                .answers(Quantity.real(5400)),
            Example.named("one answered of three says nothing of the median")
                .by("censored")
                .given(FIRST_RESPONSE, replied("1", "2026-01-10T00:00:00Z", "2026-01-10T00:20:00Z"))
                .given(FIRST_RESPONSE, waiting("2"))
                .given(FIRST_RESPONSE, waiting("3"))
                .hasNoAnswer(FEWER_THAN_HALF_ANSWERED),
            Example.named("in business time two of three answered, after 10 and 20 minutes")
                .by("censored-business")
                .given(FIRST_RESPONSE, replied("1", "2026-01-10T00:00:00Z", "2026-01-10T00:20:00Z"))
                .given(FIRST_RESPONSE, replied("2", "2026-01-11T00:00:00Z", "2026-01-11T01:30:00Z"))
                .given(FIRST_RESPONSE, waiting("3", "business_seconds_without_reply", "86400"))
                .given(FIRST_RESPONSE, waiting("4"))
                .answers(Quantity.real(1200)),
            Example.named("who waits at night has not waited long enough to tell")
                .by("censored-business")
                .given(FIRST_RESPONSE, replied("2", "2026-01-11T00:00:00Z", "2026-01-11T01:30:00Z"))
                .given(FIRST_RESPONSE, waiting("3", "business_seconds_without_reply", "0"))
                .given(FIRST_RESPONSE, waiting("4", "business_seconds_without_reply", "60"))
                .answers(Quantity.real(1200)),
            Example.named("nobody with a calendar was answered")
                .by("censored-business")
                .given(FIRST_RESPONSE, waiting("3", "business_seconds_without_reply", "3600"))
                .given(FIRST_RESPONSE, waiting("4"))
                .hasNoAnswer(FEWER_THAN_HALF_ANSWERED_IN_BUSINESS_TIME),
            Example.named("without a calendar there is no business time")
                .by("event-business")
                .given(
                    FIRST_RESPONSE,
                    "id",
                    "1",
                    "created_at",
                    "2026-01-10T00:00:00Z",
                    "first_reply_at",
                    "2026-01-10T00:20:00Z")
                .hasNoAnswer(NOBODY_WAS_ANSWERED_IN_BUSINESS_TIME),
            Example.named("a case that waits has no time yet")
                .given(FIRST_RESPONSE, "id", "1", "created_at", "2026-01-10T00:00:00Z")
                .hasNoAnswer(NOBODY_WAS_ANSWERED),
            Example.named("nor has its month")
                .by("created")
                .given(FIRST_RESPONSE, "id", "1", "created_at", "2026-01-10T00:00:00Z")
                .hasNoAnswer(NONE_ANSWERED_YET));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        REPLIED,
        REPLIED.as("repliedBusiness", BUSINESS),
        CustomerCases.only(
            Measure.count("awaiting", FIRST_RESPONSE, closing("created_at", "awaiting_until"))
                .across(Fact.BY_HOUR, Fact.BY_WEEKDAY)),
        CREATED,
        CREATED.as("createdReplied", SECONDS).only("no-reply-yet", "first_reply_at IS NOT NULL"),
        CREATED
            .as("createdRepliedBusiness", BUSINESS)
            .only("no-reply-yet", "first_reply_at IS NOT NULL"),
        CREATED.as("repliedAfter", EACH_SECONDS).only("no-reply-yet", "first_reply_at IS NOT NULL"),
        CREATED
            .as("withoutReplyFor", EACH_SECONDS_SO_FAR)
            .only("replied", "first_reply_at IS NULL"),
        CREATED
            .as("repliedAfterBusiness", new Agg.Each("business_seconds"))
            .only("no-reply-yet", "first_reply_at IS NOT NULL")
            .only("no-calendar", "business_seconds IS NOT NULL"),
        CREATED
            .as("withoutReplyForBusiness", new Agg.Each("business_seconds_without_reply"))
            .only("replied", "first_reply_at IS NULL")
            .only("no-calendar", "business_seconds_without_reply IS NOT NULL"),
        CREATED
            .and("createdAwaiting")
            .only("replied", "first_reply_at IS NULL")
            .only("resolved-without-reply", "first_resolved_at IS NULL"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "event",
                2,
                "median of the calendar seconds from creation to first reply, of the first replies"
                    + " in the interval to cases that we did not open; awaiting = those without one"
                    + " just before its end",
                cell ->
                    Durations.inCalendarTime(cell, "replied", awaiting(cell), NOBODY_WAS_ANSWERED))
            .undefinedWhen(NOBODY_WAS_ANSWERED)
            .by(Clock.CALENDAR),
        Dialect.of(
                "event-business",
                2,
                "the same in business seconds, of the cases for which a calendar holds",
                cell ->
                    Durations.inBusinessTime(
                        cell, "replied", awaiting(cell), NOBODY_WAS_ANSWERED_IN_BUSINESS_TIME))
            .undefinedWhen(NOBODY_WAS_ANSWERED_IN_BUSINESS_TIME)
            .opensTo("repliedBusiness")
            .by(Clock.BUSINESS),
        Dialect.of(
                "censored",
                2,
                "Kaplan-Meier median of the calendar seconds from creation to first reply, of the"
                    + " cases created in the interval that we did not open; those without one count as far as they got",
                cell ->
                    Durations.censored(
                        cell.each("repliedAfter"),
                        cell.each("withoutReplyFor"),
                        FEWER_THAN_HALF_ANSWERED))
            .undefinedWhen(FEWER_THAN_HALF_ANSWERED)
            .opensTo("repliedAfter", "withoutReplyFor")
            .by(Clock.CALENDAR),
        Dialect.of(
                "censored-business",
                2,
                "the same in business seconds, of the cases for which a calendar holds;"
                    + " withoutCalendar = those for which none does",
                cell ->
                    Durations.censoredInBusinessTime(
                        cell,
                        "created",
                        "repliedAfter",
                        "withoutReplyFor",
                        FEWER_THAN_HALF_ANSWERED_IN_BUSINESS_TIME))
            .undefinedWhen(FEWER_THAN_HALF_ANSWERED_IN_BUSINESS_TIME)
            .opensTo("repliedAfterBusiness", "withoutReplyForBusiness")
            .by(Clock.BUSINESS),
        Dialect.of(
                "created",
                2,
                "median of the calendar seconds from creation to first reply, of the cases created"
                    + " in the interval that we did not open and that have one by now; awaiting = those that wait for it",
                cell ->
                    Durations.inCalendarTime(
                        cell, "createdReplied", ofCreated(cell), NONE_ANSWERED_YET))
            .undefinedWhen(NONE_ANSWERED_YET)
            .opensTo("createdReplied")
            .by(Clock.CALENDAR),
        Dialect.of(
                "created-business",
                1,
                "the same in business seconds, of the cases for which a calendar holds",
                cell ->
                    Durations.inBusinessTime(
                        cell,
                        "createdReplied",
                        ofCreated(cell),
                        NONE_ANSWERED_YET_IN_BUSINESS_TIME))
            .undefinedWhen(NONE_ANSWERED_YET_IN_BUSINESS_TIME)
            .opensTo("createdRepliedBusiness")
            .by(Clock.BUSINESS));
  }

  private static UnaryOperator<Evidence> awaiting(Cell cell) {
    return evidence -> evidence.and("awaiting", cell.count("awaiting"));
  }

  private static UnaryOperator<Evidence> ofCreated(Cell cell) {
    var created = cell.count("created");
    var awaiting = cell.count("createdAwaiting");
    var replied = cell.spread("createdReplied").n();
    return evidence ->
        evidence
            .and("created", created)
            .and("awaiting", awaiting)
            .and("resolvedWithoutReply", created - replied - awaiting);
  }

  /// Replies after 10, 20 and 90 minutes in January; the first of these cases is from December.
  private static Example.Builder three(String name) {
    return Example.named(name)
        .given(FIRST_RESPONSE, replied("1", "2025-12-31T23:55:00Z", "2026-01-01T00:05:00Z"))
        .given(FIRST_RESPONSE, replied("2", "2026-01-10T00:00:00Z", "2026-01-10T00:20:00Z"))
        .given(FIRST_RESPONSE, replied("3", "2026-01-11T00:00:00Z", "2026-01-11T01:30:00Z"));
  }

  private static String[] replied(String id, String created, String reply) {
    return new String[] {
      "id",
      id,
      "created_at",
      created,
      "first_reply_at",
      reply,
      "awaiting_until",
      reply,
      "business_seconds",
      Integer.toString(600 * Integer.parseInt(id))
    };
  }

  /// A case that we opened.
  private static String[] opened(String[] row) {
    return Example.row(new String[] {"origin", "PROACTIVE"}, row);
  }

  /// Known as far as the end of January.
  private static String[] waiting(String id, String... more) {
    return Example.row(
        more, "id", id, "created_at", "2026-01-20T00:00:00Z", "as_of", "2026-02-01T00:00:00Z");
  }
}
