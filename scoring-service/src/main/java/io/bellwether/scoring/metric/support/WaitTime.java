package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.CASE_TURN;
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

/// How long one side waits for the other's word, each time: the customer for ours from the creation
/// of the case or the first message after our last answer on, we for the customer's from our first
/// answer to the last message on. Words of robots and internal ones are none. A wait has the
/// priority that the case had at its end.
@Singleton
public final class WaitTime implements Metric {

  private static final String NONE_FOR_US = "no customer who waited was answered in the interval";
  private static final String NONE_FOR_CUSTOMERS =
      "no customer for whom we waited answered in the interval";

  private static final String NONE_FOR_US_IN_BUSINESS_TIME =
      "no customer who waited in a case with a calendar was answered in the interval";
  private static final String NONE_FOR_CUSTOMERS_IN_BUSINESS_TIME =
      "no customer for whom we waited in a case with a calendar answered in the interval";

  private static final String FEWER_THAN_HALF_FOR_US =
      "fewer than half of the waits of customers that began in the interval were answered";
  private static final String FEWER_THAN_HALF_FOR_CUSTOMERS =
      "fewer than half of our waits that began in the interval were answered";

  private static final String FEWER_THAN_HALF_FOR_US_IN_BUSINESS_TIME =
      "fewer than half of the waits of customers that began in the interval, in cases with a"
          + " calendar, were answered";
  private static final String FEWER_THAN_HALF_FOR_CUSTOMERS_IN_BUSINESS_TIME =
      "fewer than half of our waits that began in the interval, in cases with a calendar, were"
          + " answered";

  private static final String BUSINESS_SECONDS = "business_seconds";
  private static final Agg BUSINESS = new Agg.Spread("business_seconds");

  private static final Measure ANSWERED =
      Measure.of(
              "forUs",
              CASE_TURN,
              on("valid_to"),
              new Agg.Spread("CAST(floor(extract(epoch FROM (valid_to - since_at))) AS bigint)"))
          .only("not-answered-then", "answered");

  private static final Measure WAITING =
      Measure.count("waitingForUs", CASE_TURN, closing("valid_from", "valid_to"))
          .across(Fact.BY_HOUR, Fact.BY_WEEKDAY);

  private static final Measure ANSWERED_AFTER =
      Measure.of(
              "forUsAfter",
              CASE_TURN,
              on("since_at"),
              new Agg.Each("floor(extract(epoch FROM (valid_to - since_at)))"))
          .only("not-answered-then", "answered");

  /// A resolution without a word ends the wait without what was waited for.
  private static final Measure UNANSWERED_FOR =
      Measure.of(
              "forUsSoFar",
              CASE_TURN,
              on("since_at"),
              new Agg.Each(
                  "greatest(0, floor(extract(epoch FROM (least(valid_to, as_of) - since_at))))"))
          .only("answered-or-goes-on", "left_unanswered");

  private static final Measure ANSWERED_AFTER_BUSINESS =
      ANSWERED_AFTER
          .as("forUsAfterBusiness", new Agg.Each("business_seconds"))
          .only("no-calendar", "business_seconds IS NOT NULL");

  private static final Measure UNANSWERED_FOR_BUSINESS =
      UNANSWERED_FOR
          .as("forUsSoFarBusiness", new Agg.Each("business_seconds_without_answer"))
          .only("no-calendar", "business_seconds_without_answer IS NOT NULL");

  private static final Measure BEGUN =
      Measure.count("forUsBegun", CASE_TURN, on("since_at"))
          .only("goes-on", "answered OR left_unanswered");

  @Override
  public Definition definition() {
    return Definition.named("wait-time", "Wait time")
        .question("How long do customers wait for us each time, and we for them?")
        .unit(Unit.SECONDS)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("the answer that ends the wait, or its beginning (censored)")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs(
            "case_turn.awaiting",
            "case_turn.since_at",
            "case_turn.answered",
            "case_turn.left_unanswered",
            "case_turn.business_seconds",
            "case_turn.business_seconds_without_answer",
            "case_turn.valid_from",
            "case_turn.valid_to")
        .source(
            "InsightSquared, customer service metrics: wait time; "
                + Durations.INTERVALS
                + "; who waits: Kaplan and Meier, 1958")
        .answers("S004-34")
        .examples(
            three("one, two and nine hours for us; a day for the customer")
                .answers(Quantity.real(7200)),
            Example.named("we wait for the customer for a day")
                .by("for-customer")
                .given(CASE_TURN, turn("1", "US", "2026-01-10T01:00:00Z", "true"))
                .given(CASE_TURN, turn("4", "CUSTOMER", "2026-01-11T00:00:00Z", "true"))
                .answers(Quantity.real(86400)),
            three("of them one and three of working time; the first case has no calendar")
                .by("for-us-business")
                .answers(Quantity.real(7200)),
            three("and half a day of it for the customer")
                .by("for-customer-business")
                .answers(Quantity.real(43200)),
            three("with two that wait for four hours and more, half are answered after nine")
                .by("for-us-censored")
                .given(CASE_TURN, left("5", "US", "9999-01-01T00:00:00Z"))
                .given(CASE_TURN, left("6", "US", "2026-01-10T04:00:00Z"))
                .answers(Quantity.real(32400)),
            Example.named("who was handed over while waiting has waited once")
                .by("for-us-censored")
                .given(CASE_TURN, turn("1", "US", "2026-01-10T01:00:00Z", "false"))
                .given(CASE_TURN, turn("1", "US", "2026-01-10T02:00:00Z", "true"))
                .answers(Quantity.real(7200)),
            Example.named("one of two customers has answered after a day, as far as that is known")
                .by("for-customer-censored")
                .given(CASE_TURN, turn("4", "CUSTOMER", "2026-01-11T00:00:00Z", "true"))
                .given(CASE_TURN, left("5", "CUSTOMER", "9999-01-01T00:00:00Z"))
                .answers(Quantity.real(86400)),
            Example.named("one of three that wait was answered")
                .by("for-us-censored")
                .given(CASE_TURN, turn("1", "US", "2026-01-10T01:00:00Z", "true"))
                .given(CASE_TURN, left("2", "US", "9999-01-01T00:00:00Z"))
                .given(CASE_TURN, left("3", "US", "9999-01-01T00:00:00Z"))
                .hasNoAnswer(FEWER_THAN_HALF_FOR_US),
            three(
                    "of working time three hours, with one that waits for half an hour and two for two")
                .by("for-us-censored-business")
                .given(CASE_TURN, left("5", "US", "9999-01-01T00:00:00Z", worked("1800")))
                .given(CASE_TURN, left("6", "US", "2026-01-10T04:00:00Z", worked("7200")))
                .given(CASE_TURN, left("7", "US", "9999-01-01T00:00:00Z", worked("7200")))
                .answers(Quantity.real(10800)),
            Example.named("one of three in cases with a calendar was answered")
                .by("for-us-censored-business")
                .given(
                    CASE_TURN,
                    turn("1", "US", "2026-01-10T01:00:00Z", "true", BUSINESS_SECONDS, "3600"))
                .given(CASE_TURN, turn("2", "US", "2026-01-10T01:00:00Z", "true"))
                .given(CASE_TURN, left("3", "US", "9999-01-01T00:00:00Z", worked("7200")))
                .given(CASE_TURN, left("4", "US", "9999-01-01T00:00:00Z", worked("7200")))
                .hasNoAnswer(FEWER_THAN_HALF_FOR_US_IN_BUSINESS_TIME),
            three(
                    "half a working day for one of two who answered, with three that have not for an hour")
                .by("for-customer-censored-business")
                .given(
                    CASE_TURN,
                    turn("8", "CUSTOMER", "2026-01-10T12:00:00Z", "true", BUSINESS_SECONDS, "1800"))
                .given(CASE_TURN, left("5", "CUSTOMER", "9999-01-01T00:00:00Z", worked("3600")))
                .given(CASE_TURN, left("6", "CUSTOMER", "9999-01-01T00:00:00Z", worked("3600")))
                .given(CASE_TURN, left("7", "CUSTOMER", "9999-01-01T00:00:00Z", worked("3600")))
                .answers(Quantity.real(43200)),
            Example.named("nobody for whom we wait by working hours has answered")
                .by("for-customer-censored-business")
                .given(CASE_TURN, left("5", "CUSTOMER", "9999-01-01T00:00:00Z", worked("3600")))
                .hasNoAnswer(FEWER_THAN_HALF_FOR_CUSTOMERS_IN_BUSINESS_TIME),
            Example.named("no customer has answered yet")
                .by("for-customer-censored")
                .given(CASE_TURN, left("2", "CUSTOMER", "9999-01-01T00:00:00Z"))
                .hasNoAnswer(FEWER_THAN_HALF_FOR_CUSTOMERS),
            Example.named("without a calendar there is no business time")
                .by("for-us-business")
                .given(CASE_TURN, turn("1", "US", "2026-01-10T01:00:00Z", "true"))
                .hasNoAnswer(NONE_FOR_US_IN_BUSINESS_TIME),
            Example.named("for whomever we wait")
                .by("for-customer-business")
                .given(CASE_TURN, turn("4", "CUSTOMER", "2026-01-11T00:00:00Z", "true"))
                .hasNoAnswer(NONE_FOR_CUSTOMERS_IN_BUSINESS_TIME),
            Example.named("who is resolved without a word, or handed over, was not answered")
                .given(CASE_TURN, turn("1", "US", "2026-01-10T01:00:00Z", "false"))
                .hasNoAnswer(NONE_FOR_US),
            Example.named("who still waits has no time yet")
                .by("for-customer")
                .given(CASE_TURN, turn("1", "CUSTOMER", "9999-01-01T00:00:00Z", "false"))
                .hasNoAnswer(NONE_FOR_CUSTOMERS));
  }

  @Override
  public List<Measure> measures() {
    var forUs = ANSWERED.only("the-customer-s-turn", "awaiting = 'US'");
    var forCustomer = ANSWERED.and("forCustomer").only("our-turn", "awaiting = 'CUSTOMER'");
    return List.of(
        forUs,
        forUs.as("forUsBusiness", BUSINESS),
        forCustomer,
        forCustomer.as("forCustomerBusiness", BUSINESS),
        WAITING.only("the-customer-s-turn", "awaiting = 'US'"),
        WAITING.and("waitingForCustomer").only("our-turn", "awaiting = 'CUSTOMER'"),
        ANSWERED_AFTER.only("the-customer-s-turn", "awaiting = 'US'"),
        UNANSWERED_FOR.only("the-customer-s-turn", "awaiting = 'US'"),
        ANSWERED_AFTER.and("forCustomerAfter").only("our-turn", "awaiting = 'CUSTOMER'"),
        UNANSWERED_FOR.and("forCustomerSoFar").only("our-turn", "awaiting = 'CUSTOMER'"),
        BEGUN.only("the-customer-s-turn", "awaiting = 'US'"),
        ANSWERED_AFTER_BUSINESS.only("the-customer-s-turn", "awaiting = 'US'"),
        UNANSWERED_FOR_BUSINESS.only("the-customer-s-turn", "awaiting = 'US'"),
        BEGUN.and("forCustomerBegun").only("our-turn", "awaiting = 'CUSTOMER'"),
        ANSWERED_AFTER_BUSINESS
            .and("forCustomerAfterBusiness")
            .only("our-turn", "awaiting = 'CUSTOMER'"),
        UNANSWERED_FOR_BUSINESS
            .and("forCustomerSoFarBusiness")
            .only("our-turn", "awaiting = 'CUSTOMER'"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "for-us",
                2,
                "median of the seconds for which a customer waited for a word of a person, of waits"
                    + " that one ended in the interval; waiting = those who wait just before its end",
                cell ->
                    Durations.inCalendarTime(
                        cell, "forUs", waiting(cell, "waitingForUs"), NONE_FOR_US))
            .undefinedWhen(NONE_FOR_US)
            .by(Clock.CALENDAR),
        Dialect.of(
                "for-customer",
                2,
                "the same of the seconds for which we waited for a word of the customer",
                cell ->
                    Durations.inCalendarTime(
                        cell,
                        "forCustomer",
                        waiting(cell, "waitingForCustomer"),
                        NONE_FOR_CUSTOMERS))
            .undefinedWhen(NONE_FOR_CUSTOMERS)
            .opensTo("forCustomer")
            .by(Clock.CALENDAR),
        Dialect.of(
                "for-us-business",
                2,
                "the same as for-us in business seconds, in cases for which a calendar holds",
                cell ->
                    Durations.inBusinessTime(
                        cell, "forUs", waiting(cell, "waitingForUs"), NONE_FOR_US_IN_BUSINESS_TIME))
            .undefinedWhen(NONE_FOR_US_IN_BUSINESS_TIME)
            .opensTo("forUsBusiness")
            .by(Clock.BUSINESS),
        Dialect.of(
                "for-customer-business",
                2,
                "the same as for-customer in business seconds, in cases for which a calendar holds",
                cell ->
                    Durations.inBusinessTime(
                        cell,
                        "forCustomer",
                        waiting(cell, "waitingForCustomer"),
                        NONE_FOR_CUSTOMERS_IN_BUSINESS_TIME))
            .undefinedWhen(NONE_FOR_CUSTOMERS_IN_BUSINESS_TIME)
            .opensTo("forCustomerBusiness")
            .by(Clock.BUSINESS),
        Dialect.of(
                "for-us-censored",
                1,
                "Kaplan-Meier median of the calendar seconds for which a customer waited for a word"
                    + " of a person, of the waits that began in the interval; those that last, or"
                    + " ended with the case and without a word, count as far as they got",
                cell ->
                    Durations.censored(
                        cell.each("forUsAfter"), cell.each("forUsSoFar"), FEWER_THAN_HALF_FOR_US))
            .undefinedWhen(FEWER_THAN_HALF_FOR_US)
            .opensTo("forUsAfter", "forUsSoFar")
            .by(Clock.CALENDAR),
        Dialect.of(
                "for-customer-censored",
                1,
                "the same of the seconds for which we waited for a word of the customer",
                cell ->
                    Durations.censored(
                        cell.each("forCustomerAfter"),
                        cell.each("forCustomerSoFar"),
                        FEWER_THAN_HALF_FOR_CUSTOMERS))
            .undefinedWhen(FEWER_THAN_HALF_FOR_CUSTOMERS)
            .opensTo("forCustomerAfter", "forCustomerSoFar")
            .by(Clock.CALENDAR),
        Dialect.of(
                "for-us-censored-business",
                1,
                "the same as for-us-censored in business seconds, in cases for which a calendar"
                    + " holds; withoutCalendar = waits in others",
                cell ->
                    Durations.censoredInBusinessTime(
                        cell,
                        "forUsBegun",
                        "forUsAfter",
                        "forUsSoFar",
                        FEWER_THAN_HALF_FOR_US_IN_BUSINESS_TIME))
            .undefinedWhen(FEWER_THAN_HALF_FOR_US_IN_BUSINESS_TIME)
            .opensTo("forUsAfterBusiness", "forUsSoFarBusiness")
            .by(Clock.BUSINESS),
        Dialect.of(
                "for-customer-censored-business",
                1,
                "the same as for-customer-censored in business seconds, in cases for which a"
                    + " calendar holds; withoutCalendar = waits in others",
                cell ->
                    Durations.censoredInBusinessTime(
                        cell,
                        "forCustomerBegun",
                        "forCustomerAfter",
                        "forCustomerSoFar",
                        FEWER_THAN_HALF_FOR_CUSTOMERS_IN_BUSINESS_TIME))
            .undefinedWhen(FEWER_THAN_HALF_FOR_CUSTOMERS_IN_BUSINESS_TIME)
            .opensTo("forCustomerAfterBusiness", "forCustomerSoFarBusiness")
            .by(Clock.BUSINESS));
  }

  private static UnaryOperator<Evidence> waiting(Cell cell, String term) {
    return evidence -> evidence.and("waiting", cell.count(term));
  }

  /// Three waits for us and one for the customer.
  private static Example.Builder three(String name) {
    return Example.named(name)
        .given(CASE_TURN, turn("1", "US", "2026-01-10T01:00:00Z", "true"))
        .given(CASE_TURN, turn("2", "US", "2026-01-10T02:00:00Z", "true", BUSINESS_SECONDS, "3600"))
        .given(
            CASE_TURN, turn("3", "US", "2026-01-10T09:00:00Z", "true", BUSINESS_SECONDS, "10800"))
        .given(
            CASE_TURN,
            turn("4", "CUSTOMER", "2026-01-11T00:00:00Z", "true", BUSINESS_SECONDS, "43200"));
  }

  /// Known as far as the end of January.
  private static String[] left(String id, String awaiting, String to, String... more) {
    return turn(
        id,
        awaiting,
        to,
        "false",
        Example.row(more, "left_unanswered", "true", "as_of", "2026-02-01T00:00:00Z"));
  }

  private static String[] worked(String seconds) {
    return new String[] {"business_seconds_without_answer", seconds};
  }

  private static String[] turn(
      String id, String awaiting, String to, String answered, String... more) {
    return Example.row(
        more,
        "id",
        id,
        "awaiting",
        awaiting,
        "since_at",
        "2026-01-10T00:00:00Z",
        "valid_from",
        "2026-01-10T00:00:00Z",
        "valid_to",
        to,
        "answered",
        answered);
  }
}
