package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.CASE_OPEN;
import static io.bellwether.scoring.metric.SupportFacts.CASE_UNCLOSED;
import static io.bellwether.scoring.metric.Timing.closing;
import static io.bellwether.scoring.metric.Timing.on;
import static io.bellwether.scoring.metric.Timing.opening;

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
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// How many cases are open, and whether they become more: what was open, what came in, what went
/// out. A case leaves by its resolution, or when it is closed or merged, and comes in again when it
/// is reopened. For a rep it also comes in and leaves by assignment, for a team by one from or to
/// another team. `closed-out`: the same where it leaves when it is closed or merged, and a
/// resolution alone leaves it in.
@Singleton
public final class Backlog implements Metric {

  private static final Measure OPENED = Measure.count("opened", CASE_OPEN, on("valid_from"));

  private static final Measure ENDED = Measure.count("ended", CASE_OPEN, on("valid_to"));

  private static final Measure IN = Measure.count("in", CASE_UNCLOSED, on("valid_from"));

  private static final Measure OUT = Measure.count("out", CASE_UNCLOSED, on("valid_to"));

  @Override
  public Definition definition() {
    return Definition.named("backlog", "Backlog")
        .question("How many cases are open, and is the backlog growing or shrinking?")
        .unit(Unit.COUNT)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("just before the end of the interval; movements when they happened")
        .groupBy(CaseDimensions.AND_PEOPLE)
        .inputs(
            "case_open.valid_from",
            "case_open.valid_to",
            "case_open.opening",
            "case_open.closing",
            "case_open.from_other_team",
            "case_open.to_other_team",
            "case_unclosed.valid_from",
            "case_unclosed.valid_to",
            "case_unclosed.opening",
            "case_unclosed.closing",
            "case_unclosed.from_other_team",
            "case_unclosed.to_other_team")
        .source("InsightSquared, customer service metrics: backlog inflow and outflow")
        .answers("S004-10", "S004-26", "S004-36")
        .examples(
            Example.named("3 open, 2 new, 1 reopened, 2 resolved are 4")
                .given(CASE_OPEN, stillOpen("1", "CREATED", "2025-12-01T00:00:00Z"))
                .given(CASE_OPEN, stillOpen("2", "CREATED", "2025-12-02T00:00:00Z"))
                .given(CASE_OPEN, resolved("3", "2025-12-03T00:00:00Z", "2026-01-10T00:00:00Z"))
                .given(CASE_OPEN, resolved("4", "2025-12-04T00:00:00Z", "2025-12-05T00:00:00Z"))
                .given(CASE_OPEN, stillOpen("4", "REOPENED", "2026-01-05T00:00:00Z"))
                .given(CASE_OPEN, resolved("5", "2026-01-06T00:00:00Z", "2026-01-07T00:00:00Z"))
                .given(CASE_OPEN, stillOpen("6", "CREATED", "2026-01-31T23:59:59Z"))
                .answers(Quantity.count(4)),
            Example.named("a case that changes hands is not two")
                .given(
                    CASE_OPEN,
                    Example.row(
                        resolved("1", "2025-12-03T00:00:00Z", "2026-01-10T00:00:00Z"),
                        "closing",
                        "REASSIGNED"))
                .given(CASE_OPEN, stillOpen("1", "ASSIGNED", "2026-01-10T00:00:00Z"))
                .answers(Quantity.count(1)),
            Example.named("what begins or ends at midnight belongs to the day that begins")
                .given(CASE_OPEN, resolved("1", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"))
                .given(CASE_OPEN, resolved("2", "2025-12-01T00:00:00Z", "2026-01-01T00:00:00Z"))
                .given(CASE_OPEN, stillOpen("3", "CREATED", "2026-02-01T00:00:00Z"))
                .answers(Quantity.count(1)),
            Example.named("of 2 not closed before, 2 new and 1 reopened, 1 was closed: 4")
                .by("closed-out")
                .given(CASE_UNCLOSED, stillOpen("1", "CREATED", "2025-12-01T00:00:00Z"))
                .given(
                    CASE_UNCLOSED,
                    Example.row(
                        resolved("2", "2025-12-02T00:00:00Z", "2026-01-10T00:00:00Z"),
                        "closing",
                        "CLOSED"))
                .given(CASE_UNCLOSED, stillOpen("3", "REOPENED", "2026-01-05T00:00:00Z"))
                .given(CASE_UNCLOSED, stillOpen("4", "CREATED", "2026-01-06T00:00:00Z"))
                .given(CASE_UNCLOSED, stillOpen("5", "CREATED", "2026-01-07T00:00:00Z"))
                .given(CASE_OPEN, resolved("4", "2026-01-06T00:00:00Z", "2026-01-07T00:00:00Z"))
                .answers(Quantity.count(4)),
            Example.named("no case is a backlog of 0, not an unknown one")
                .answers(Quantity.count(0)));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.count("closing", CASE_OPEN, closing("valid_from", "valid_to")),
        Measure.count("opening", CASE_OPEN, opening("valid_from", "valid_to")),
        OPENED.and("created").only("not-created", "opening = 'CREATED'"),
        OPENED.and("reopened").only("not-reopened", "opening = 'REOPENED'"),
        OPENED.and("takenOver").only("not-taken-over", "opening = 'ASSIGNED'"),
        OPENED.and("takenOverByTeam").only("not-from-another-team", "from_other_team"),
        ENDED.and("resolved").only("handed-over", "coalesce(closing, '') <> 'REASSIGNED'"),
        ENDED.and("handedOver").only("ended", "closing = 'REASSIGNED'"),
        ENDED.and("handedOverByTeam").only("not-to-another-team", "to_other_team"),
        Measure.count("unclosed", CASE_UNCLOSED, closing("valid_from", "valid_to")),
        Measure.count("unclosedBefore", CASE_UNCLOSED, opening("valid_from", "valid_to")),
        IN.and("createdUnclosed").only("not-created", "opening = 'CREATED'"),
        IN.and("reopenedClosed").only("not-reopened", "opening = 'REOPENED'"),
        IN.and("takenOverUnclosed").only("not-taken-over", "opening = 'ASSIGNED'"),
        IN.and("takenOverUnclosedByTeam").only("not-from-another-team", "from_other_team"),
        OUT.and("closed").only("handed-over", "coalesce(closing, '') <> 'REASSIGNED'"),
        OUT.and("handedOverUnclosed").only("ended", "closing = 'REASSIGNED'"),
        OUT.and("handedOverUnclosedByTeam").only("not-to-another-team", "to_other_team"));
  }

  /// Just before the end a case is with one rep and in one group.
  @Override
  public boolean hasShares(Dialect dialect) {
    return true;
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
            "resolved-out", 1, "count of cases open just before the end", Backlog::rollForward),
        Dialect.of(
                "closed-out",
                1,
                "count of cases neither closed nor merged just before the end, resolved or not",
                Backlog::rollForwardClosed)
            .opensTo("unclosed"));
  }

  @Override
  public List<Identity> identities() {
    return List.of(
        Identity.ofCounts(
            "roll-forward",
            "opening + created + reopened + takenOver − resolved − handedOver = closing",
            cell -> cell.count("opening") + net(cell) - cell.count("closing")),
        Identity.ofCounts(
            "roll-forward-closed",
            "unclosedBefore + createdUnclosed + reopenedClosed + takenOverUnclosed − closed −"
                + " handedOverUnclosed = unclosed",
            cell -> cell.count("unclosedBefore") + netUnclosed(cell) - cell.count("unclosed")));
  }

  @Override
  public List<String> addedUp(Dialect dialect) {
    return List.of("closing", "created", "reopened", "resolved", "unclosed");
  }

  private static Outcome rollForward(Cell cell) {
    var closing = cell.count("closing");
    return new Outcome.Value(
        Quantity.count(closing),
        Evidence.of(closing)
            .ofEverything()
            .and("opening", cell.count("opening"))
            .and("created", cell.count("created"))
            .and("reopened", cell.count("reopened"))
            .and("takenOver", Handovers.across(cell, "takenOver", "handedOver"))
            .and("resolved", cell.count("resolved"))
            .and("handedOver", Handovers.across(cell, "handedOver", "takenOver"))
            .and("net", net(cell)));
  }

  private static Outcome rollForwardClosed(Cell cell) {
    var unclosed = cell.count("unclosed");
    return new Outcome.Value(
        Quantity.count(unclosed),
        Evidence.of(unclosed)
            .ofEverything()
            .and("opening", cell.count("unclosedBefore"))
            .and("created", cell.count("createdUnclosed"))
            .and("reopened", cell.count("reopenedClosed"))
            .and("takenOver", Handovers.across(cell, "takenOverUnclosed", "handedOverUnclosed"))
            .and("closed", cell.count("closed"))
            .and("handedOver", Handovers.across(cell, "handedOverUnclosed", "takenOverUnclosed"))
            .and("net", netUnclosed(cell)));
  }

  private static long netUnclosed(Cell cell) {
    return cell.count("createdUnclosed")
        + cell.count("reopenedClosed")
        + cell.count("takenOverUnclosed")
        - cell.count("closed")
        - cell.count("handedOverUnclosed");
  }

  private static long net(Cell cell) {
    return cell.count("created")
        + cell.count("reopened")
        + cell.count("takenOver")
        - cell.count("resolved")
        - cell.count("handedOver");
  }

  private static String[] resolved(String id, String from, String to) {
    return new String[] {
      "id", id, "opening", "CREATED", "valid_from", from, "valid_to", to,
    };
  }

  private static String[] stillOpen(String id, String opening, String from) {
    return new String[] {"id", id, "opening", opening, "valid_from", from};
  }
}
