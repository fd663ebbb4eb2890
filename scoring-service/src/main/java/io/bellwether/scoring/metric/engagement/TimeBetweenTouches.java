package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.SupportFacts.ACCOUNT_TOUCH;
import static io.bellwether.scoring.metric.Timing.closing;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import io.bellwether.scoring.metric.support.Durations;
import jakarta.inject.Singleton;
import java.util.List;

/// How long an account is let alone: the time from a message, call or meeting of people, or a case
/// that it opens, to the next one, whoever began it. Within a conversation that is minutes, so
/// `conversations` leaves out what follows within a day.
@Singleton
public final class TimeBetweenTouches implements Metric {

  private static final String NONE = "no account was spoken with again in the interval";
  private static final String NONE_LATER =
      "no account was spoken with again in the interval after a day or more";

  private static final Measure BETWEEN =
      Measure.of(
          "between",
          ACCOUNT_TOUCH,
          on("valid_to"),
          new Agg.Spread("CAST(floor(extract(epoch FROM (valid_to - valid_from))) AS bigint)"));

  @Override
  public Definition definition() {
    return Definition.named("time-between-touches", "Time between touches")
        .question("How much time passes between one contact with a customer and the next?")
        .unit(Unit.SECONDS)
        .better(Direction.NEUTRAL)
        .dateBasis("happenedAt of the later one")
        .groupBy(AccountDimensions.ALL, "caseChannel", "initiatedBy")
        .inputs("account_touch.valid_from", "account_touch.valid_to")
        .source("ServiceXRG, Beyond Service Metrics; " + Durations.INTERVALS)
        .answers("S000-27")
        .examples(
            threeTimes("after an hour, two days and nine days: two days")
                .answers(Quantity.real(2 * 86_400)),
            threeTimes("and 5.5 days between conversations")
                .by("conversations")
                .answers(Quantity.real(5.5 * 86_400)),
            Example.named("once is not again")
                .given(ACCOUNT_TOUCH, "id=Acme account_id=Acme valid_from=2026-01-10T00:00:00Z")
                .hasNoAnswer(NONE),
            Example.named("within a day it is the same conversation")
                .by("conversations")
                .given(
                    ACCOUNT_TOUCH,
                    "id=Acme account_id=Acme valid_from=2026-01-10T00:00:00Z valid_to=2026-01-10T23:59:59Z")
                .hasNoAnswer(NONE_LATER));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        BETWEEN,
        BETWEEN
            .and("betweenConversations")
            .only("same-conversation", "valid_to >= valid_from + INTERVAL '1' day"),
        Measure.count("running", ACCOUNT_TOUCH, closing("valid_from", "valid_to")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "every-touch",
                2,
                "median of the seconds from an engagement of people with an account, or a case that it"
                    + " opens, to its next one; running = accounts that wait for the next one just before the end",
                cell -> time(cell, "between", NONE))
            .undefinedWhen(NONE),
        Dialect.of(
                "conversations",
                2,
                "the same where at least a day passed",
                cell -> time(cell, "betweenConversations", NONE_LATER))
            .undefinedWhen(NONE_LATER)
            .opensTo("betweenConversations"));
  }

  private static Outcome time(Cell cell, String term, String undefinedWhen) {
    var spread = cell.spread(term);
    return Durations.median(
        "calendar",
        spread,
        Evidence.of(spread.n()).and("running", cell.count("running")),
        undefinedWhen);
  }

  /// The fourth has not come yet.
  private static Example.Builder threeTimes(String name) {
    return Example.named(name)
        .given(
            ACCOUNT_TOUCH,
            "id=Acme account_id=Acme valid_from=2025-12-31T23:30:00Z valid_to=2026-01-01T00:30:00Z")
        .given(
            ACCOUNT_TOUCH,
            "id=Acme account_id=Acme valid_from=2026-01-01T00:30:00Z valid_to=2026-01-03T00:30:00Z")
        .given(
            ACCOUNT_TOUCH,
            "id=Acme account_id=Acme valid_from=2026-01-03T00:30:00Z valid_to=2026-01-12T00:30:00Z")
        .given(ACCOUNT_TOUCH, "id=Acme account_id=Acme valid_from=2026-01-12T00:30:00Z");
  }
}
