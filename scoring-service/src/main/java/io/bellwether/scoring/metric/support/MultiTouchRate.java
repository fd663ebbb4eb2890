package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.CASE_HANDLING;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.CaseDimensions;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Identity;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// The share of resolved cases that took more than one reply: the complex ones. `replies`: how many
/// they took.
@Singleton
public final class MultiTouchRate implements Metric {

  private static final String NONE = "no case with a reply was first resolved in the interval";

  private static final Measure ALL =
      Measure.count("replied", CASE_HANDLING, on("first_resolved_at"))
          .only("zero-reply", "replies_to_first_resolution > 0");

  private static final Measure SOME =
      ALL.and("multiTouch").only("one-reply", "replies_to_first_resolution > 1");

  @Override
  public Definition definition() {
    return Definition.named("multi-touch-rate", "Multi-touch rate")
        .question("Do customers often have complex issues?")
        .unit(Unit.RATIO)
        .better(Direction.NEUTRAL)
        .dateBasis("firstResolvedAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs("case_handling.first_resolved_at", "case_handling.replies_to_first_resolution")
        .source(
            "InsightSquared, customer service metrics; Wilson's score interval; " + Means.INTERVALS)
        .answers("S004-21")
        .examples(
            three("one of two took more than one reply").answers(Quantity.real(0.5)),
            three("they took one and four, 2.5 for each").by("replies").answers(Quantity.real(2.5)),
            Example.named("nothing to share").hasNoAnswer(NONE),
            Example.named("nothing to count").by("replies").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        ALL,
        SOME,
        ALL.as("replies", new Agg.Spread("replies_to_first_resolution")),
        ALL.and("one").only("more-replies", "replies_to_first_resolution = 1"),
        ALL.and("two").only("other-number-of-replies", "replies_to_first_resolution = 2"),
        ALL.and("threeToFive")
            .only("other-number-of-replies", "replies_to_first_resolution BETWEEN 3 AND 5"),
        ALL.and("sixOrMore").only("fewer-replies", "replies_to_first_resolution >= 6"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.proportion("share", 1, "multiTouch", "replied", NONE),
        Dialect.of(
                "replies",
                1,
                "mean of the replies up to the first resolution, of the cases with one; one, two,"
                    + " threeToFive and sixOrMore = cases with so many",
                cell -> Means.of(cell.spread("replies"), distribution(cell), NONE))
            .undefinedWhen(NONE)
            .in(Unit.RATE)
            .opensTo("replies"));
  }

  @Override
  public List<Identity> identities() {
    return List.of(
        Identity.ofCounts(
            "touches",
            "one + two + threeToFive + sixOrMore = replied",
            cell ->
                cell.count("one")
                    + cell.count("two")
                    + cell.count("threeToFive")
                    + cell.count("sixOrMore")
                    - cell.count("replied")));
  }

  private static Evidence distribution(Cell cell) {
    return Evidence.of(cell.spread("replies").n())
        .and("one", cell.count("one"))
        .and("two", cell.count("two"))
        .and("threeToFive", cell.count("threeToFive"))
        .and("sixOrMore", cell.count("sixOrMore"));
  }

  /// The third has no reply.
  private static Example.Builder three(String name) {
    return Example.named(name)
        .given(CASE_HANDLING, resolvedAfter("1", "1"))
        .given(CASE_HANDLING, resolvedAfter("2", "4"))
        .given(CASE_HANDLING, resolvedAfter("3", "0"));
  }

  private static String[] resolvedAfter(String id, String replies) {
    return new String[] {
      "id",
      id,
      "created_at",
      "2026-01-10T00:00:00Z",
      "first_resolved_at",
      "2026-01-10T00:00:00Z",
      "replies_to_first_resolution",
      replies
    };
  }
}
