package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.CASE_TURN;
import static io.bellwether.scoring.metric.Timing.closing;

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
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/// How many open cases wait for us: ours is the next word, since the customer spoke last. How long
/// ago our last answer was tells which of them fall through the cracks; before the first answer the
/// case counts from its creation.
@Singleton
public final class AwaitingResponse implements Metric {

  private static final String NONE = "no open case waits for us";
  private static final String NONE_OPEN = "no case is open";

  private static final String WAITING = "floor(extract(epoch FROM (:until - since_at)))";

  private static final Measure OPEN =
      Measure.count("open", CASE_TURN, closing("valid_from", "valid_to"));

  private static final Measure OURS =
      OPEN.and("awaitingUs").only("the-customer-s-turn", "awaiting = 'US'");

  @Override
  public Definition definition() {
    return Definition.named("awaiting-response", "Awaiting response")
        .question("How many open cases wait for an answer of ours, and for how long?")
        .unit(Unit.COUNT)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("just before the end of the interval")
        .groupBy(CaseDimensions.AND_PEOPLE)
        .inputs(
            "case_turn.awaiting",
            "case_turn.since_at",
            "case_turn.last_response_at",
            "case_turn.valid_from",
            "case_turn.valid_to")
        .source("InsightSquared, customer service metrics; open cases by time of last response")
        .answers("S004-01", "S004-02")
        .policy("staleAfterDays", 3)
        .examples(
            Example.named("two wait for us, one for the customer")
                .given(
                    CASE_TURN,
                    "id=1 awaiting=US since_at=2026-01-20T00:00:00Z last_response_at=2026-01-15T00:00:00Z valid_from=2026-01-20T00:00:00Z")
                .given(
                    CASE_TURN,
                    "id=2 awaiting=US since_at=2026-01-20T00:00:00Z last_response_at=2026-01-15T00:00:00Z valid_from=2026-01-20T00:00:00Z")
                .given(
                    CASE_TURN,
                    "id=3 awaiting=CUSTOMER since_at=2026-01-20T00:00:00Z last_response_at=2026-01-15T00:00:00Z valid_from=2026-01-20T00:00:00Z")
                .given(
                    CASE_TURN,
                    "id=4 awaiting=US since_at=2026-01-20T00:00:00Z last_response_at=2026-01-15T00:00:00Z valid_from=2026-01-20T00:00:00Z valid_to=2026-01-25T00:00:00Z")
                .answers(Quantity.count(2)),
            Example.named("one of two had no answer for three days")
                .by("stale-share")
                .given(
                    CASE_TURN,
                    "id=1 awaiting=US since_at=2026-01-20T00:00:00Z last_response_at=2026-01-15T00:00:00Z valid_from=2026-01-20T00:00:00Z")
                .given(
                    CASE_TURN,
                    "id=2 awaiting=US since_at=2026-01-20T00:00:00Z last_response_at=2026-01-30T00:00:00Z valid_from=2026-01-20T00:00:00Z")
                .answers(Quantity.real(0.5)),
            Example.named("which is one of three that are open")
                .by("stale-share-of-open")
                .given(
                    CASE_TURN,
                    "id=1 awaiting=US since_at=2026-01-20T00:00:00Z last_response_at=2026-01-15T00:00:00Z valid_from=2026-01-20T00:00:00Z")
                .given(
                    CASE_TURN,
                    "id=2 awaiting=US since_at=2026-01-20T00:00:00Z last_response_at=2026-01-30T00:00:00Z valid_from=2026-01-20T00:00:00Z")
                .given(
                    CASE_TURN,
                    "id=3 awaiting=CUSTOMER since_at=2026-01-20T00:00:00Z last_response_at=2026-01-15T00:00:00Z valid_from=2026-01-20T00:00:00Z")
                .answers(Quantity.real(1.0 / 3)),
            Example.named("no open case, no share")
                .by("stale-share-of-open")
                .hasNoAnswer(NONE_OPEN),
            Example.named("no open case, nobody waits").answers(Quantity.count(0)),
            Example.named("nobody waits, none too long")
                .by("stale-share")
                .given(
                    CASE_TURN,
                    "id=1 awaiting=CUSTOMER since_at=2026-01-20T00:00:00Z last_response_at=2026-01-15T00:00:00Z valid_from=2026-01-20T00:00:00Z")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        OURS,
        OPEN.and("awaitingCustomer").only("our-turn", "awaiting = 'CUSTOMER'"),
        OPEN,
        OURS.and("answeredWithinDay")
            .only("older", "last_response_at >= :until - INTERVAL '1' day"),
        OURS.and("answeredWithinWeek")
            .only("older", "last_response_at >= :until - INTERVAL '7' day"),
        OURS.and("stale")
            .only(
                "answered-lately",
                "last_response_at < :until - :staleAfterDays * INTERVAL '1' day"),
        OURS.as("waiting", new Agg.Spread("CAST(" + WAITING + " AS bigint)")),
        OURS.as("waitingEach", new Agg.Each(WAITING)));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
            "count",
            1,
            "count of open cases in which the customer spoke last",
            AwaitingResponse::count),
        Dialect.proportion("stale-share", 1, "stale", "awaitingUs", NONE).in(Unit.RATIO),
        Dialect.proportion("stale-share-of-open", 1, "stale", "open", NONE_OPEN).in(Unit.RATIO));
  }

  @Override
  public List<Identity> identities() {
    return List.of(
        Identity.ofCounts(
            "turns",
            "awaitingUs + awaitingCustomer = open",
            cell ->
                cell.count("awaitingUs") + cell.count("awaitingCustomer") - cell.count("open")));
  }

  private static Outcome count(Cell cell) {
    var evidence =
        Evidence.of(cell.count("open"))
            .ofEverything()
            .and("open", cell.count("open"))
            .and("awaitingCustomer", cell.count("awaitingCustomer"))
            .and("answeredWithinDay", cell.count("answeredWithinDay"))
            .and("answeredWithinWeek", cell.count("answeredWithinWeek"))
            .and("stale", cell.count("stale"));
    var longest = cell.each("waitingEach").stream().max(Comparator.naturalOrder());
    if (longest.isPresent()) {
      evidence = evidence.and("waitingLongest", Quantity.real(longest.get()));
    }
    return new Outcome.Value(
        Quantity.count(cell.count("awaitingUs")),
        Durations.with("waiting", cell.spread("waiting"), evidence));
  }
}
