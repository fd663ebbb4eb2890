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

/// How long it takes until customers know that they were heard: by an acknowledgement, or by the
/// first reply of a person, which says as much, and on the phone is all there is. A word by a rule
/// and one by a person are told apart, each on its own: that a rule was faster does not hide when a
/// person came. Who still waits is counted beside the value. Nobody waits to be heard in a case
/// that we opened.
@Singleton
public final class AcknowledgementTime implements Metric {

  private static final String NONE = "no case was acknowledged in the interval";
  private static final String NONE_BY_PEOPLE =
      "no case was acknowledged by a person in the interval";

  private static final String NONE_IN_BUSINESS_TIME =
      "no case with a calendar was acknowledged in the interval";
  private static final String NONE_BY_PEOPLE_IN_BUSINESS_TIME =
      "no case with a calendar was acknowledged by a person in the interval";
  private static final String FEWER_THAN_HALF =
      "fewer than half of the cases created in the interval are acknowledged";
  private static final String FEWER_THAN_HALF_BY_PEOPLE =
      "fewer than half of the cases created in the interval are acknowledged by a person";
  private static final String FEWER_THAN_HALF_IN_BUSINESS_TIME =
      "fewer than half of the cases with a calendar created in the interval are acknowledged";
  private static final String FEWER_THAN_HALF_BY_PEOPLE_IN_BUSINESS_TIME =
      "fewer than half of the cases with a calendar created in the interval are acknowledged by a"
          + " person";

  private static final Measure ACKNOWLEDGED =
      CustomerCases.only(
          Measure.of(
              "acknowledged",
              FIRST_RESPONSE,
              on("acknowledged_at"),
              new Agg.Spread(
                  "CAST(floor(extract(epoch FROM (acknowledged_at - created_at))) AS bigint)")));

  private static final Measure BY_PEOPLE =
      CustomerCases.only(
          Measure.of(
              "byPeople",
              FIRST_RESPONSE,
              on("acknowledged_by_person_at"),
              new Agg.Spread(
                  "CAST(floor(extract(epoch FROM (acknowledged_by_person_at - created_at))) AS bigint)")));

  private static final Measure CREATED =
      CustomerCases.only(Measure.count("created", FIRST_RESPONSE, on("created_at")));

  private static final Measure HEARD_OF =
      CREATED
          .as(
              "acknowledgedAfter",
              new Agg.Each("floor(extract(epoch FROM (acknowledged_at - created_at)))"))
          .only("not-acknowledged-yet", "acknowledged_at IS NOT NULL");

  private static final Measure HEARD_OF_BY_PEOPLE =
      CREATED
          .as(
              "byPeopleAfter",
              new Agg.Each("floor(extract(epoch FROM (acknowledged_by_person_at - created_at)))"))
          .only("no-person-yet", "acknowledged_by_person_at IS NOT NULL");

  /// A resolution without a word ends the wait without what was waited for.
  private static final Agg SO_FAR =
      new Agg.Each(
          "greatest(0, floor(extract(epoch FROM (coalesce(first_resolved_at, as_of) - created_at))))");

  private static final Measure UNHEARD =
      CREATED.as("unheardFor", SO_FAR).only("acknowledged", "acknowledged_at IS NULL");

  private static final Measure UNHEARD_BY_PEOPLE =
      CREATED
          .as("unheardByPeopleFor", SO_FAR)
          .only("acknowledged-by-a-person", "acknowledged_by_person_at IS NULL");

  /// Whom nobody acknowledged, nobody replied to.
  private static final Agg BUSINESS_SO_FAR = new Agg.Each("business_seconds_without_reply");

  @Override
  public Definition definition() {
    return Definition.named("acknowledgement-time", "Acknowledgement time")
        .question("How long does it take until customers know that they were heard?")
        .unit(Unit.SECONDS)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("acknowledgedAt, or when the first reply came before; createdAt (censored)")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs(
            "first_response.acknowledged_at",
            "first_response.acknowledged_by_person_at",
            "first_response.unacknowledged_until",
            "first_response.unacknowledged_by_person_until",
            "first_response.acknowledgement_business_seconds",
            "first_response.acknowledgement_by_person_business_seconds",
            "first_response.business_seconds_without_reply",
            "first_response.first_resolved_at",
            "first_response.created_at",
            "first_response.origin")
        .source(
            "ServiceXRG, customer success metrics; "
                + Durations.INTERVALS
                + "; who waits: Kaplan and Meier, 1958")
        .answers("S002-37")
        .examples(
            three("a rule after one minute, people after three and nine")
                .answers(Quantity.real(180)),
            three("a person came to the first one too, after five")
                .by("by-people")
                .answers(Quantity.real(300)),
            inTheMorning("in working hours at once, and after two minutes")
                .by("first-business")
                .answers(Quantity.real(60)),
            inTheMorning("people took two minutes, and eight after the rule")
                .by("by-people-business")
                .answers(Quantity.real(300)),
            three("two that wait count too: after nine minutes half of the five are heard")
                .by("censored")
                .given(FIRST_RESPONSE, waiting("6"))
                .given(FIRST_RESPONSE, waiting("7"))
                .answers(Quantity.real(540)),
            three("by a person after nine as well")
                .by("by-people-censored")
                .given(FIRST_RESPONSE, waiting("6"))
                .given(FIRST_RESPONSE, waiting("7", "acknowledged_at", "2026-01-20T00:00:01Z"))
                .answers(Quantity.real(540)),
            three("those resolved without a word have waited for two minutes, and not until now")
                .by("censored")
                .given(FIRST_RESPONSE, waiting("6"))
                .given(FIRST_RESPONSE, waiting("7", "first_resolved_at", "2026-01-20T00:02:00Z"))
                .given(FIRST_RESPONSE, waiting("8", "first_resolved_at", "2026-01-20T00:02:00Z"))
                .given(FIRST_RESPONSE, waiting("9", "first_resolved_at", "2026-01-20T00:02:00Z"))
                .answers(Quantity.real(540)),
            Example.named("one of three is acknowledged")
                .by("censored")
                .given(FIRST_RESPONSE, waiting("1", "acknowledged_at", "2026-01-20T00:01:00Z"))
                .given(FIRST_RESPONSE, waiting("2"))
                .given(FIRST_RESPONSE, waiting("3"))
                .hasNoAnswer(FEWER_THAN_HALF),
            Example.named("and that one by a rule")
                .by("by-people-censored")
                .given(FIRST_RESPONSE, waiting("1", "acknowledged_at", "2026-01-20T00:01:00Z"))
                .hasNoAnswer(FEWER_THAN_HALF_BY_PEOPLE),
            inTheMorning("in working hours two minutes, with one that waits for three")
                .by("censored-business")
                .given(FIRST_RESPONSE, waiting("3", "business_seconds_without_reply", "180"))
                .given(FIRST_RESPONSE, waiting("4"))
                .answers(Quantity.real(120)),
            inTheMorning("eight by people: the one that waits has not waited that long")
                .by("by-people-censored-business")
                .given(FIRST_RESPONSE, waiting("3", "business_seconds_without_reply", "180"))
                .answers(Quantity.real(480)),
            Example.named("who has no calendar waits by none")
                .by("censored-business")
                .given(
                    FIRST_RESPONSE,
                    waiting(
                        "1",
                        "acknowledged_at",
                        "2026-01-20T00:01:00Z",
                        "acknowledged_by_person_at",
                        "2026-01-20T00:01:00Z"))
                .given(FIRST_RESPONSE, waiting("2", "business_seconds_without_reply", "60"))
                .hasNoAnswer(FEWER_THAN_HALF_IN_BUSINESS_TIME),
            Example.named("nor by people")
                .by("by-people-censored-business")
                .given(
                    FIRST_RESPONSE,
                    waiting(
                        "1",
                        "acknowledged_at",
                        "2026-01-20T00:01:00Z",
                        "acknowledged_by_person_at",
                        "2026-01-20T00:01:00Z"))
                .given(FIRST_RESPONSE, waiting("2", "business_seconds_without_reply", "60"))
                .hasNoAnswer(FEWER_THAN_HALF_BY_PEOPLE_IN_BUSINESS_TIME),
            Example.named("without a calendar there is no business time")
                .by("first-business")
                .given(
                    FIRST_RESPONSE,
                    "id=1 created_at=2026-01-10T00:00:00Z acknowledged_at=2026-01-10T00:01:00Z")
                .hasNoAnswer(NONE_IN_BUSINESS_TIME),
            Example.named("nor for people")
                .by("by-people-business")
                .given(
                    FIRST_RESPONSE,
                    "id=1 created_at=2026-01-10T00:00:00Z acknowledged_at=2026-01-10T00:01:00Z acknowledged_by_person_at=2026-01-10T00:01:00Z")
                .hasNoAnswer(NONE_BY_PEOPLE_IN_BUSINESS_TIME),
            Example.named("not acknowledged yet, and one that we opened ourselves")
                .given(FIRST_RESPONSE, "id=1 created_at=2026-01-10T00:00:00Z")
                .given(
                    FIRST_RESPONSE,
                    "id=2 created_at=2026-01-10T00:00:00Z acknowledged_at=2026-01-10T00:01:00Z origin=PROACTIVE")
                .hasNoAnswer(NONE),
            Example.named("a rule is no person")
                .by("by-people")
                .given(
                    FIRST_RESPONSE,
                    "id=1 created_at=2026-01-10T00:00:00Z acknowledged_at=2026-01-10T00:01:00Z")
                .hasNoAnswer(NONE_BY_PEOPLE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        ACKNOWLEDGED,
        ACKNOWLEDGED.as("acknowledgedBusiness", new Agg.Spread("acknowledgement_business_seconds")),
        BY_PEOPLE,
        BY_PEOPLE.as(
            "byPeopleBusiness", new Agg.Spread("acknowledgement_by_person_business_seconds")),
        CustomerCases.only(
            Measure.count("waiting", FIRST_RESPONSE, closing("created_at", "unacknowledged_until"))
                .across(Fact.BY_HOUR, Fact.BY_WEEKDAY)),
        CustomerCases.only(
            Measure.count(
                    "waitingForPeople",
                    FIRST_RESPONSE,
                    closing("created_at", "unacknowledged_by_person_until"))
                .across(Fact.BY_HOUR, Fact.BY_WEEKDAY)),
        CREATED,
        HEARD_OF,
        UNHEARD,
        HEARD_OF_BY_PEOPLE,
        UNHEARD_BY_PEOPLE,
        HEARD_OF
            .as("acknowledgedAfterBusiness", new Agg.Each("acknowledgement_business_seconds"))
            .only("no-calendar", "acknowledgement_business_seconds IS NOT NULL"),
        UNHEARD
            .as("unheardForBusiness", BUSINESS_SO_FAR)
            .only("no-calendar", "business_seconds_without_reply IS NOT NULL"),
        HEARD_OF_BY_PEOPLE
            .as("byPeopleAfterBusiness", new Agg.Each("acknowledgement_by_person_business_seconds"))
            .only("no-calendar", "acknowledgement_by_person_business_seconds IS NOT NULL"),
        UNHEARD_BY_PEOPLE
            .as("unheardByPeopleForBusiness", BUSINESS_SO_FAR)
            .only("no-calendar", "business_seconds_without_reply IS NOT NULL"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "first",
                2,
                "median of the calendar seconds from creation to the first acknowledgement, by"
                    + " whomever, or to the first reply of a person where that came before; waiting ="
                    + " cases without either just before the end",
                cell ->
                    Durations.inCalendarTime(cell, "acknowledged", waiting(cell, "waiting"), NONE))
            .undefinedWhen(NONE)
            .by(Clock.CALENDAR),
        Dialect.of(
                "by-people",
                2,
                "median of the calendar seconds from creation to the first acknowledgement or reply"
                    + " of a person, also where a rule acknowledged before; waiting = cases without"
                    + " one just before the end",
                cell ->
                    Durations.inCalendarTime(
                        cell, "byPeople", waiting(cell, "waitingForPeople"), NONE_BY_PEOPLE))
            .undefinedWhen(NONE_BY_PEOPLE)
            .opensTo("byPeople")
            .by(Clock.CALENDAR),
        Dialect.of(
                "first-business",
                2,
                "the same as first in business seconds, of the cases for which a calendar holds",
                cell ->
                    Durations.inBusinessTime(
                        cell, "acknowledged", waiting(cell, "waiting"), NONE_IN_BUSINESS_TIME))
            .undefinedWhen(NONE_IN_BUSINESS_TIME)
            .opensTo("acknowledgedBusiness")
            .by(Clock.BUSINESS),
        Dialect.of(
                "by-people-business",
                2,
                "the same as by-people in business seconds, of the cases for which a calendar holds",
                cell ->
                    Durations.inBusinessTime(
                        cell,
                        "byPeople",
                        waiting(cell, "waitingForPeople"),
                        NONE_BY_PEOPLE_IN_BUSINESS_TIME))
            .undefinedWhen(NONE_BY_PEOPLE_IN_BUSINESS_TIME)
            .opensTo("byPeopleBusiness")
            .by(Clock.BUSINESS),
        Dialect.of(
                "censored",
                1,
                "Kaplan-Meier median of the calendar seconds from creation to the first"
                    + " acknowledgement or reply, of the cases created in the interval that we did"
                    + " not open; those without one count as far as they got",
                cell ->
                    Durations.censored(
                        cell.each("acknowledgedAfter"), cell.each("unheardFor"), FEWER_THAN_HALF))
            .undefinedWhen(FEWER_THAN_HALF)
            .opensTo("acknowledgedAfter", "unheardFor")
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
                        "acknowledgedAfter",
                        "unheardFor",
                        FEWER_THAN_HALF_IN_BUSINESS_TIME))
            .undefinedWhen(FEWER_THAN_HALF_IN_BUSINESS_TIME)
            .opensTo("acknowledgedAfterBusiness", "unheardForBusiness")
            .by(Clock.BUSINESS),
        Dialect.of(
                "by-people-censored",
                1,
                "the same as censored to the first acknowledgement or reply of a person",
                cell ->
                    Durations.censored(
                        cell.each("byPeopleAfter"),
                        cell.each("unheardByPeopleFor"),
                        FEWER_THAN_HALF_BY_PEOPLE))
            .undefinedWhen(FEWER_THAN_HALF_BY_PEOPLE)
            .opensTo("byPeopleAfter", "unheardByPeopleFor")
            .by(Clock.CALENDAR),
        Dialect.of(
                "by-people-censored-business",
                1,
                "the same in business seconds, of the cases for which a calendar holds;"
                    + " withoutCalendar = those for which none does",
                cell ->
                    Durations.censoredInBusinessTime(
                        cell,
                        "created",
                        "byPeopleAfter",
                        "unheardByPeopleFor",
                        FEWER_THAN_HALF_BY_PEOPLE_IN_BUSINESS_TIME))
            .undefinedWhen(FEWER_THAN_HALF_BY_PEOPLE_IN_BUSINESS_TIME)
            .opensTo("byPeopleAfterBusiness", "unheardByPeopleForBusiness")
            .by(Clock.BUSINESS));
  }

  private static UnaryOperator<Evidence> waiting(Cell cell, String term) {
    return evidence -> evidence.and("waiting", cell.count(term));
  }

  /// Known as far as the end of January.
  private static String[] waiting(String id, String... more) {
    return Example.row(
        more, "id", id, "created_at", "2026-01-20T00:00:00Z", "as_of", "2026-02-01T00:00:00Z");
  }

  /// A rule was first in one case, a person in the two others. What we opened does not count.
  private static Example.Builder three(String name) {
    return Example.named(name)
        .given(
            FIRST_RESPONSE,
            "id=1 created_at=2026-01-10T00:00:00Z acknowledged_at=2026-01-10T00:01:00Z acknowledged_by_person_at=2026-01-10T00:05:00Z")
        .given(
            FIRST_RESPONSE,
            "id=2 created_at=2026-01-10T00:00:00Z acknowledged_at=2026-01-10T00:03:00Z acknowledged_by_person_at=2026-01-10T00:03:00Z")
        .given(
            FIRST_RESPONSE,
            "id=3 created_at=2026-01-10T00:00:00Z acknowledged_at=2026-01-10T00:09:00Z acknowledged_by_person_at=2026-01-10T00:09:00Z")
        .given(
            FIRST_RESPONSE,
            "id=4 created_at=2026-01-10T00:00:00Z acknowledged_at=2026-01-10T01:00:00Z acknowledged_by_person_at=2026-01-10T01:00:00Z origin=PROACTIVE")
        .given(
            FIRST_RESPONSE,
            "id=5 created_at=2026-01-10T00:00:00Z acknowledged_at=2026-01-10T01:00:00Z acknowledged_by_person_at=2026-01-10T01:00:00Z origin=PROACTIVE");
  }

  /// At midnight; who works from nine counts from then on.
  private static Example.Builder inTheMorning(String name) {
    return Example.named(name)
        .given(
            FIRST_RESPONSE,
            "id=1 created_at=2026-01-12T00:00:00Z acknowledged_at=2026-01-12T00:01:00Z acknowledged_by_person_at=2026-01-12T09:08:00Z acknowledgement_business_seconds=0 acknowledgement_by_person_business_seconds=480")
        .given(
            FIRST_RESPONSE,
            "id=2 created_at=2026-01-12T00:00:00Z acknowledged_at=2026-01-12T09:02:00Z acknowledged_by_person_at=2026-01-12T09:02:00Z acknowledgement_business_seconds=120 acknowledgement_by_person_business_seconds=120");
  }
}
