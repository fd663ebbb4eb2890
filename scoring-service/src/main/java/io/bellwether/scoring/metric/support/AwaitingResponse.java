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
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Identity;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How many open cases wait for us: ours is the next word, since the customer spoke last. Two
/// clocks tell for how long. `waiting` runs since the customer's first word that nobody has
/// answered, or the creation of the case: by it a case falls through the cracks. `lastResponse`
/// runs since our last answer, before the first one since the creation, whoever spoke since: who
/// wrote an hour ago after four quiet days has waited for an hour, four days after our last answer.
/// The priority is the one in force then.
@Singleton
public final class AwaitingResponse implements Metric {

  private static final String NONE = "no open case waits for us";
  private static final String NONE_OPEN = "no case is open";

  private static final String WAITING = "extract(epoch FROM (:until - since_at))";
  private static final String LAST_RESPONSE = "extract(epoch FROM (:until - last_response_at))";

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
        .groupBy(CaseDimensions.AND_PEOPLE, Fact.BY_LAST_RESPONSE)
        .inputs(
            "case_turn.awaiting",
            "case_turn.since_at",
            "case_turn.last_response_at",
            "case_turn.valid_from",
            "case_turn.valid_to")
        .source(
            "InsightSquared, customer service metrics; open cases by time of last response; "
                + Durations.INTERVALS)
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
            Example.named("one of two has waited for more than three days")
                .by("stale-share")
                .given(CASE_TURN, ours("1", "2026-01-28T23:59:59Z"))
                .given(CASE_TURN, ours("2", "2026-01-29T00:00:00Z"))
                .answers(Quantity.real(0.5)),
            Example.named("who wrote an hour ago has not waited since our last answer")
                .by("stale-share")
                .given(CASE_TURN, ours("1", "2026-01-31T23:00:00Z"))
                .answers(Quantity.real(0)),
            Example.named("which is one of three that are open")
                .by("stale-share-of-open")
                .given(CASE_TURN, ours("1", "2026-01-20T00:00:00Z"))
                .given(CASE_TURN, ours("2", "2026-01-30T00:00:00Z"))
                .given(CASE_TURN, theirs("3"))
                .answers(Quantity.real(1.0 / 3)),
            five("of five open ones three have waited for more than a day")
                .by("waiting-over-1-day")
                .answers(Quantity.real(0.6)),
            five("two for more than three days")
                .by("waiting-over-3-days")
                .answers(Quantity.real(0.4)),
            five("and one for more than a week")
                .by("waiting-over-7-days")
                .answers(Quantity.real(0.2)),
            Example.named("no open case, none waits for a day")
                .by("waiting-over-1-day")
                .hasNoAnswer(NONE_OPEN),
            Example.named("nor for three").by("waiting-over-3-days").hasNoAnswer(NONE_OPEN),
            Example.named("nor for a week").by("waiting-over-7-days").hasNoAnswer(NONE_OPEN),
            Example.named("no open case, no share")
                .by("stale-share-of-open")
                .hasNoAnswer(NONE_OPEN),
            Example.named("no open case, nobody waits").answers(Quantity.count(0)),
            Example.named("nobody waits, none too long")
                .by("stale-share")
                .given(CASE_TURN, theirs("1"))
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
            .only("waits-for-less", "since_at < :until - :staleAfterDays * INTERVAL '1' day"),
        OURS.and("waitingOver1Day").only("waits-for-less", "since_at < :until - INTERVAL '1' day"),
        OURS.and("waitingOver3Days").only("waits-for-less", "since_at < :until - INTERVAL '3' day"),
        OURS.and("waitingOver7Days").only("waits-for-less", "since_at < :until - INTERVAL '7' day"),
        OURS.as("waiting", new Agg.Spread("CAST(floor(" + WAITING + ") AS bigint)")),
        OURS.as("waitingEach", new Agg.Each(WAITING)),
        OURS.as("lastResponse", new Agg.Spread("CAST(floor(" + LAST_RESPONSE + ") AS bigint)")),
        OURS.as("lastResponseEach", new Agg.Each(LAST_RESPONSE)),
        OPEN.as("openLastResponseEach", new Agg.Each(LAST_RESPONSE)));
  }

  @Override
  public boolean hasShares(Dialect dialect) {
    return dialect.name().equals("count");
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
            "count",
            2,
            "count of open cases in which the customer spoke last; waiting = since its first word"
                + " without an answer, lastResponse = since our last answer, of those and (open"
                + " before the name) of all open cases, each in parts by age that add up; stale ="
                + " those waiting for more than the days of the policy",
            AwaitingResponse::count),
        share("stale-share", 2, "stale", "awaitingUs", NONE),
        share("stale-share-of-open", 2, "stale", "open", NONE_OPEN),
        share("waiting-over-1-day", 1, "waitingOver1Day", "open", NONE_OPEN),
        share("waiting-over-3-days", 1, "waitingOver3Days", "open", NONE_OPEN),
        share("waiting-over-7-days", 1, "waitingOver7Days", "open", NONE_OPEN));
  }

  @Override
  public List<Identity> identities() {
    return List.of(
        Identity.ofCounts(
            "turns",
            "awaitingUs + awaitingCustomer = open",
            cell -> cell.count("awaitingUs") + cell.count("awaitingCustomer") - cell.count("open")),
        Ages.addUp("waiting-by-age", "waiting", "waitingEach", "awaitingUs"),
        Ages.addUp("last-response-by-age", "lastResponse", "lastResponseEach", "awaitingUs"),
        Ages.addUp("open-by-last-response", "openLastResponse", "openLastResponseEach", "open"));
  }

  private static Dialect share(
      String name, int version, String waiting, String all, String undefinedWhen) {
    return new Dialect(
            name,
            version,
            waiting
                + " / "
                + all
                + ", by the time since the customer's first word without an answer",
            waiting,
            all,
            undefinedWhen,
            cell -> {
              var share = Outcome.proportion(cell.count(waiting), cell.count(all), undefinedWhen);
              return longest(cell, "waiting")
                  .map(seconds -> share.and("waitingLongest", Quantity.real(seconds)))
                  .orElse(share);
            })
        .in(Unit.RATIO);
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
    for (var clock : List.of("waiting", "lastResponse")) {
      var longest = longest(cell, clock);
      if (longest.isPresent()) {
        evidence = evidence.and(clock + "Longest", Quantity.real(longest.get()));
      }
      evidence = Durations.with(clock, cell.spread(clock), evidence);
      evidence = Ages.with(clock, cell.each(clock + "Each"), evidence);
    }
    return new Outcome.Value(
        Quantity.count(cell.count("awaitingUs")),
        Ages.with("openLastResponse", cell.each("openLastResponseEach"), evidence));
  }

  /// In whole seconds.
  private static Optional<Double> longest(Cell cell, String clock) {
    return cell.each(clock + "Each").stream().max(Comparator.naturalOrder()).map(Math::floor);
  }

  /// Waiting for an hour, two, five and twenty days for us, and one for the customer.
  private static Example.Builder five(String name) {
    return Example.named(name)
        .given(CASE_TURN, ours("1", "2026-01-31T23:00:00Z"))
        .given(CASE_TURN, ours("2", "2026-01-30T00:00:00Z"))
        .given(CASE_TURN, ours("3", "2026-01-27T00:00:00Z"))
        .given(CASE_TURN, ours("4", "2026-01-12T00:00:00Z"))
        .given(CASE_TURN, theirs("5"));
  }

  /// Our last answer was on the eleventh.
  private static String ours(String id, String since) {
    return "id=%1$s awaiting=US since_at=%2$s last_response_at=2026-01-11T00:00:00Z valid_from=%2$s"
        .formatted(id, since);
  }

  private static String theirs(String id) {
    return "id=%s awaiting=CUSTOMER since_at=2026-01-11T00:00:00Z last_response_at=2026-01-11T00:00:00Z valid_from=2026-01-11T00:00:00Z"
        .formatted(id);
  }
}
