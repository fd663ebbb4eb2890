package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.FIRST_RESPONSE;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.CaseDimensions;
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

/// The share of promised answers that came in time. A promise counts when its time is over; the
/// first one counts, whatever was promised later. `promised` is the share of cases with a promise.
@Singleton
public final class ResponsePromiseKept implements Metric {

  private static final String NONE =
      "no answer was promised for the interval, or its time is not over";

  private static final String NONE_CREATED = "no case was created in the interval";

  private static final Measure CREATED = Measure.count("created", FIRST_RESPONSE, on("created_at"));

  private static final Measure ALL =
      Measure.count("due", FIRST_RESPONSE, on("promised_response_at"))
          .only("not-due-yet", "promised_response_at <= as_of");

  private static final Measure SOME =
      ALL.and("kept").only("late", "first_reply_at <= promised_response_at");

  @Override
  public Definition definition() {
    return Definition.named("response-promise-kept", "Response promise kept")
        .question("Do we answer when we said we would?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("promisedResponseAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs(
            "first_response.promised_response_at",
            "first_response.first_reply_at",
            "first_response.created_at")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-38")
        .examples(
            Example.named("of three promises one was kept, one broken and one is broken by silence")
                .given(
                    FIRST_RESPONSE,
                    "id=1 created_at=2026-01-10T00:00:00Z promised_response_at=2026-01-11T00:00:00Z first_reply_at=2026-01-11T00:00:00Z as_of=2026-02-01T00:00:00Z")
                .given(
                    FIRST_RESPONSE,
                    "id=2 created_at=2026-01-10T00:00:00Z promised_response_at=2026-01-11T00:00:00Z first_reply_at=2026-01-12T00:00:00Z as_of=2026-02-01T00:00:00Z")
                .given(
                    FIRST_RESPONSE,
                    "id=3 created_at=2026-01-10T00:00:00Z promised_response_at=2026-01-11T00:00:00Z as_of=2026-02-01T00:00:00Z")
                .answers(Quantity.real(1.0 / 3)),
            Example.named("one of two cases has a promise")
                .by("promised")
                .given(
                    FIRST_RESPONSE,
                    "id=1 created_at=2026-01-10T00:00:00Z promised_response_at=2026-01-11T00:00:00Z")
                .given(FIRST_RESPONSE, "id=2 created_at=2026-01-10T00:00:00Z")
                .answers(Quantity.real(0.5)),
            Example.named("no case, no promise").by("promised").hasNoAnswer(NONE_CREATED),
            Example.named("a promise whose time is not over is neither kept nor broken")
                .given(
                    FIRST_RESPONSE,
                    "id=1 created_at=2026-01-10T00:00:00Z promised_response_at=2026-01-20T00:00:00Z as_of=2026-01-19T00:00:00Z")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        ALL,
        SOME,
        CREATED,
        CREATED.and("promised").only("no-promise", "promised_response_at IS NOT NULL"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.proportion("share", 1, "kept", "due", NONE),
        Dialect.proportion("promised", 1, "promised", "created", NONE_CREATED));
  }
}
