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

  @Override
  public Definition definition() {
    return Definition.named("acknowledgement-time", "Acknowledgement time")
        .question("How long does it take until customers know that they were heard?")
        .unit(Unit.SECONDS)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("acknowledgedAt, or when the first reply came before")
        .groupBy(CaseDimensions.AND_PEOPLE)
        .inputs(
            "first_response.acknowledged_at",
            "first_response.acknowledged_by_person_at",
            "first_response.unacknowledged_until",
            "first_response.unacknowledged_by_person_until",
            "first_response.acknowledgement_business_seconds",
            "first_response.acknowledgement_by_person_business_seconds",
            "first_response.created_at",
            "first_response.origin")
        .source("ServiceXRG, customer success metrics; " + Durations.INTERVALS)
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
            Measure.count(
                "waiting", FIRST_RESPONSE, closing("created_at", "unacknowledged_until"))),
        CustomerCases.only(
            Measure.count(
                "waitingForPeople",
                FIRST_RESPONSE,
                closing("created_at", "unacknowledged_by_person_until"))));
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
            .by(Clock.BUSINESS));
  }

  private static UnaryOperator<Evidence> waiting(Cell cell, String term) {
    return evidence -> evidence.and("waiting", cell.count(term));
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
