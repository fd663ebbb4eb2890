package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.CASE_HANDLING;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.CaseDimensions;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Identity;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/// The share of cases that one reply resolved for good. In one that we opened nobody had contacted
/// us, so it is none of them. Whether a resolution holds can be said when the time for reopening is
/// over; until then a case counts neither way and is seen as not matured. A case that was closed
/// without any reply is where published definitions part, so each dialect says what becomes of it.
@Singleton
public final class FirstContactResolution implements Metric {

  private static final String NONE_MATURED =
      "no case was first resolved in the interval whose time for reopening is over";
  private static final String NONE_REPLIED =
      "no case with a reply was first resolved in the interval whose time for reopening is over";

  private static final String HELD_REASON = "reopened-within-the-window";
  private static final String HELD =
      "first_reopened_at IS NULL OR first_reopened_at >= first_resolved_at + :reopenWindowDays * INTERVAL '1' day";

  private static final Measure RESOLVED =
      CustomerCases.only(Measure.count("resolved", CASE_HANDLING, on("first_resolved_at")));

  private static final Measure MATURED =
      RESOLVED
          .and("matured")
          .only(
              "reopen-window-not-over",
              "first_resolved_at + :reopenWindowDays * INTERVAL '1' day <= as_of");

  private static final Measure REPLIED =
      MATURED.and("replied").only("zero-reply", "replies_to_first_resolution > 0");

  private static final Measure ONE_REPLY =
      REPLIED.and("oneReply").only("more-than-one-reply", "replies_to_first_resolution <= 1");

  @Override
  public Definition definition() {
    return Definition.named("first-contact-resolution", "First contact resolution")
        .question("Which share of cases does one reply resolve?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("firstResolvedAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs(
            "case_handling.first_resolved_at",
            "case_handling.first_reopened_at",
            "case_handling.replies_to_first_resolution",
            "case_handling.as_of",
            "case_handling.origin")
        .source(
            "exactly-one-reply: dbt_zendesk; at-most-one-reply: Zendesk; Wilson's score interval")
        .answers("S004-20", "S004-33", "S001-40", "S001-11")
        .policy("reopenWindowDays", 7)
        .examples(
            month("one reply that held, of four cases with a reply").answers(Quantity.real(0.25)),
            month("the same month of all cases that have matured, one without a reply")
                .by("exactly-one-reply-of-all")
                .answers(Quantity.real(0.2)),
            month("the same month where a case without a reply counts as resolved at once")
                .by("at-most-one-reply")
                .answers(Quantity.real(0.4)),
            Example.named("reopened when seven days are over is a case of its own")
                .given(CASE_HANDLING, handled("1", "2026-01-10", "1", "2026-01-17"))
                .answers(Quantity.real(1)),
            Example.named("nobody knows yet whether yesterday's resolution holds")
                .given(CASE_HANDLING, handled("1", "2026-01-31", "1", "2026-02-01"))
                .hasNoAnswer(NONE_REPLIED),
            Example.named("closed without a reply is no contact")
                .given(CASE_HANDLING, handled("1", "2026-01-10", "0"))
                .hasNoAnswer(NONE_REPLIED),
            Example.named("nothing resolved, of all")
                .by("exactly-one-reply-of-all")
                .hasNoAnswer(NONE_MATURED),
            Example.named("nothing resolved, at most one reply")
                .by("at-most-one-reply")
                .hasNoAnswer(NONE_MATURED));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        RESOLVED,
        MATURED,
        REPLIED,
        ONE_REPLY.and("inOneReply").only(HELD_REASON, HELD),
        ONE_REPLY.and("reopened").only("it-held", "NOT (" + HELD + ")"),
        REPLIED.and("inMoreReplies").only("in-one-reply", "replies_to_first_resolution > 1"),
        MATURED.and("zeroReply").only("has-a-reply", "replies_to_first_resolution = 0"),
        RESOLVED
            .and("notMatured")
            .only(
                "reopen-window-is-over",
                "first_resolved_at + :reopenWindowDays * INTERVAL '1' day > as_of"),
        MATURED
            .and("inAtMostOneReply")
            .only("more-than-one-reply", "replies_to_first_resolution <= 1")
            .only(HELD_REASON, HELD));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        share(
            "exactly-one-reply",
            "exactly one reply to the first resolution and not reopened within the window / matured"
                + " cases with a reply that we did not open; cases without one are left out",
            "inOneReply",
            "replied",
            NONE_REPLIED),
        share(
            "exactly-one-reply-of-all",
            "exactly one reply to the first resolution and not reopened within the window / matured"
                + " cases that we did not open; those without a reply count as not resolved by one",
            "inOneReply",
            "matured",
            NONE_MATURED),
        share(
            "at-most-one-reply",
            "at most one reply to the first resolution and not reopened within the window / matured"
                + " cases that we did not open; those without a reply count as resolved at once",
            "inAtMostOneReply",
            "matured",
            NONE_MATURED));
  }

  @Override
  public List<Identity> identities() {
    return List.of(
        Identity.ofCounts(
            "maturity",
            "matured + notMatured = resolved",
            cell -> cell.count("matured") + cell.count("notMatured") - cell.count("resolved")),
        Identity.ofCounts(
            "with-and-without-reply",
            "replied + zeroReply = matured",
            cell -> cell.count("replied") + cell.count("zeroReply") - cell.count("matured")),
        Identity.ofCounts(
            "replies",
            "inOneReply + reopened + inMoreReplies = replied",
            cell ->
                cell.count("inOneReply")
                    + cell.count("reopened")
                    + cell.count("inMoreReplies")
                    - cell.count("replied")));
  }

  private static Dialect share(
      String name, String formula, String numerator, String denominator, String undefinedWhen) {
    return new Dialect(
        name,
        2,
        formula,
        numerator,
        denominator,
        undefinedWhen,
        cell -> share(cell, cell.count(numerator), cell.count(denominator), undefinedWhen));
  }

  private static Outcome share(Cell cell, long k, long n, String undefinedWhen) {
    var evidence =
        Evidence.quotient(k, n)
            .and("resolved", cell.count("resolved"))
            .and("notMatured", cell.count("notMatured"))
            .and("zeroReply", cell.count("zeroReply"))
            .and("inMoreReplies", cell.count("inMoreReplies"))
            .and("reopened", cell.count("reopened"));
    return n == 0
        ? new Outcome.Undefined(undefinedWhen, evidence)
        : new Outcome.Value(Quantity.real((double) k / n), evidence.with(Interval95.wilson(k, n)));
  }

  /// One reply; one reply and reopened; two and three replies; none; one that has not matured; and
  /// one that we opened and closed with one message.
  private static Example.Builder month(String name) {
    return Example.named(name)
        .given(CASE_HANDLING, handled("1", "2026-01-10", "1"))
        .given(CASE_HANDLING, handled("2", "2026-01-10", "1", "2026-01-16"))
        .given(CASE_HANDLING, handled("3", "2026-01-10", "2"))
        .given(CASE_HANDLING, handled("4", "2026-01-10", "3", "2026-01-30"))
        .given(CASE_HANDLING, handled("5", "2026-01-10", "0"))
        .given(CASE_HANDLING, handled("6", "2026-01-31", "1"))
        .given(
            CASE_HANDLING,
            Example.row(new String[] {"origin", "PROACTIVE"}, handled("7", "2026-01-10", "1")));
  }

  /// As known on the first of February.
  private static String[] handled(String id, String resolved, String replies) {
    return new String[] {
      "id",
      id,
      "created_at",
      "2026-01-01T00:00:00Z",
      "first_resolved_at",
      resolved + "T12:00:00Z",
      "replies_to_first_resolution",
      replies,
      "as_of",
      "2026-02-01T00:00:00Z"
    };
  }

  private static String[] handled(String id, String resolved, String replies, String reopened) {
    return Stream.concat(
            Stream.of(handled(id, resolved, replies)),
            Stream.of("first_reopened_at", reopened + "T12:00:00Z"))
        .toArray(String[]::new);
  }
}
