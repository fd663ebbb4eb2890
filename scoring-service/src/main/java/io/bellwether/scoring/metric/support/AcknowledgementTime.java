package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.FIRST_RESPONSE;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.CaseDimensions;
import io.bellwether.scoring.metric.Clock;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.UnaryOperator;

/// How long it takes until customers know that they were heard. A word by a rule and one by a
/// person are told apart.
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
      Measure.of(
          "acknowledged",
          FIRST_RESPONSE,
          on("acknowledged_at"),
          new Agg.Spread(
              "CAST(floor(extract(epoch FROM (acknowledged_at - created_at))) AS bigint)"));

  private static final Measure BY_PEOPLE =
      ACKNOWLEDGED.and("byPeople").only("by-a-rule", "acknowledged_by <> 'BOT'");

  private static final Agg BUSINESS = new Agg.Spread("acknowledgement_business_seconds");

  @Override
  public Definition definition() {
    return Definition.named("acknowledgement-time", "Acknowledgement time")
        .question("How long does it take until customers know that they were heard?")
        .unit(Unit.SECONDS)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("acknowledgedAt")
        .groupBy(CaseDimensions.OF_CASE)
        .inputs(
            "first_response.acknowledged_at",
            "first_response.acknowledged_by",
            "first_response.acknowledgement_business_seconds",
            "first_response.created_at")
        .source("ServiceXRG, customer success metrics; interval: order statistics")
        .answers("S002-37")
        .examples(
            Example.named("after one and three minutes")
                .given(
                    FIRST_RESPONSE,
                    "id=1 created_at=2026-01-10T00:00:00Z acknowledged_at=2026-01-10T00:01:00Z acknowledged_by=BOT")
                .given(
                    FIRST_RESPONSE,
                    "id=2 created_at=2026-01-10T00:00:00Z acknowledged_at=2026-01-10T00:03:00Z acknowledged_by=REP")
                .answers(Quantity.real(120)),
            Example.named("the one by a person after three")
                .by("by-people")
                .given(
                    FIRST_RESPONSE,
                    "id=1 created_at=2026-01-10T00:00:00Z acknowledged_at=2026-01-10T00:01:00Z acknowledged_by=BOT")
                .given(
                    FIRST_RESPONSE,
                    "id=2 created_at=2026-01-10T00:00:00Z acknowledged_at=2026-01-10T00:03:00Z acknowledged_by=REP")
                .answers(Quantity.real(180)),
            inTheMorning("in working hours at once, and after two minutes")
                .by("first-business")
                .answers(Quantity.real(60)),
            inTheMorning("the person took two of them")
                .by("by-people-business")
                .answers(Quantity.real(120)),
            Example.named("without a calendar there is no business time")
                .by("first-business")
                .given(
                    FIRST_RESPONSE,
                    "id=1 created_at=2026-01-10T00:00:00Z acknowledged_at=2026-01-10T00:01:00Z acknowledged_by=BOT")
                .hasNoAnswer(NONE_IN_BUSINESS_TIME),
            Example.named("nor for people")
                .by("by-people-business")
                .given(
                    FIRST_RESPONSE,
                    "id=1 created_at=2026-01-10T00:00:00Z acknowledged_at=2026-01-10T00:01:00Z acknowledged_by=REP")
                .hasNoAnswer(NONE_BY_PEOPLE_IN_BUSINESS_TIME),
            Example.named("not acknowledged yet")
                .given(FIRST_RESPONSE, "id=1 created_at=2026-01-10T00:00:00Z")
                .hasNoAnswer(NONE),
            Example.named("a rule is no person")
                .by("by-people")
                .given(
                    FIRST_RESPONSE,
                    "id=1 created_at=2026-01-10T00:00:00Z acknowledged_at=2026-01-10T00:01:00Z acknowledged_by=BOT")
                .hasNoAnswer(NONE_BY_PEOPLE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        ACKNOWLEDGED,
        ACKNOWLEDGED.as("acknowledgedBusiness", BUSINESS),
        BY_PEOPLE,
        BY_PEOPLE.as("byPeopleBusiness", BUSINESS));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "first",
                1,
                "median of the calendar seconds from creation to the first acknowledgement, by whomever",
                cell ->
                    Durations.inCalendarTime(cell, "acknowledged", UnaryOperator.identity(), NONE))
            .undefinedWhen(NONE)
            .by(Clock.CALENDAR),
        Dialect.of(
                "by-people",
                1,
                "the same where a person acknowledged first",
                cell ->
                    Durations.inCalendarTime(
                        cell, "byPeople", UnaryOperator.identity(), NONE_BY_PEOPLE))
            .undefinedWhen(NONE_BY_PEOPLE)
            .opensTo("byPeople")
            .by(Clock.CALENDAR),
        Dialect.of(
                "first-business",
                1,
                "median of the business seconds from creation to the first acknowledgement, by"
                    + " whomever, of the cases for which a calendar holds",
                cell ->
                    Durations.inBusinessTime(
                        cell, "acknowledged", UnaryOperator.identity(), NONE_IN_BUSINESS_TIME))
            .undefinedWhen(NONE_IN_BUSINESS_TIME)
            .opensTo("acknowledgedBusiness")
            .by(Clock.BUSINESS),
        Dialect.of(
                "by-people-business",
                1,
                "the same where a person acknowledged first",
                cell ->
                    Durations.inBusinessTime(
                        cell,
                        "byPeople",
                        UnaryOperator.identity(),
                        NONE_BY_PEOPLE_IN_BUSINESS_TIME))
            .undefinedWhen(NONE_BY_PEOPLE_IN_BUSINESS_TIME)
            .opensTo("byPeopleBusiness")
            .by(Clock.BUSINESS));
  }

  /// At midnight; who works from nine counts from then on.
  private static Example.Builder inTheMorning(String name) {
    return Example.named(name)
        .given(
            FIRST_RESPONSE,
            "id=1 created_at=2026-01-12T00:00:00Z acknowledged_at=2026-01-12T00:01:00Z acknowledged_by=BOT acknowledgement_business_seconds=0")
        .given(
            FIRST_RESPONSE,
            "id=2 created_at=2026-01-12T00:00:00Z acknowledged_at=2026-01-12T09:02:00Z acknowledged_by=REP acknowledgement_business_seconds=120");
  }
}
