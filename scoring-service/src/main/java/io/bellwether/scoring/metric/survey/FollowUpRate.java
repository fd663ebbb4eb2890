package io.bellwether.scoring.metric.survey;

import static io.bellwether.scoring.metric.Facts.RESPONSE;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.AccountDimensions;
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

/// The share of detractors of a net promoter survey to whom somebody went back in time. A detractor
/// counts when the time is over, or as soon as somebody did. `promoters`: the same for them.
@Singleton
public final class FollowUpRate implements Metric {

  private static final String NONE =
      "no detractor answered in the interval whose time for following up is over";

  private static final String NO_PROMOTER =
      "no promoter answered in the interval whose time for following up is over";

  private static final Measure ALL =
      Measure.count("answers", RESPONSE, on("responded_at"))
          .only("other-survey-kind", "kind = 'NPS'")
          .only("scale-is-not-0-to-10", "scale_min = 0 AND scale_max = 10")
          .only(
              "time-not-over",
              "contacted_at IS NOT NULL OR responded_at + :followUpDays * INTERVAL '1' day <= as_of");

  private static final Measure SOME =
      ALL.and("followedUp")
          .only("not-in-time", "contacted_at < responded_at + :followUpDays * INTERVAL '1' day");

  @Override
  public Definition definition() {
    return Definition.named("follow-up-rate", "Follow-up rate")
        .question("Do we close the loop with who answers?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("respondedAt")
        .groupBy(AccountDimensions.ALL, "rep")
        .inputs("response.responded_at", "response.contacted_at", "response.score")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S003-11")
        .policy("followUpDays", 14)
        .examples(
            Example.named("one of two detractors")
                .given(
                    RESPONSE,
                    "id=1 kind=NPS scale_min=0 scale_max=10 score=3 responded_at=2026-01-10T00:00:00Z contacted_at=2026-01-12T00:00:00Z as_of=2026-03-01T00:00:00Z")
                .given(
                    RESPONSE,
                    "id=2 kind=NPS scale_min=0 scale_max=10 score=3 responded_at=2026-01-10T00:00:00Z as_of=2026-03-01T00:00:00Z")
                .given(
                    RESPONSE,
                    "id=3 kind=NPS scale_min=0 scale_max=10 score=9 responded_at=2026-01-10T00:00:00Z as_of=2026-03-01T00:00:00Z")
                .answers(Quantity.real(0.5)),
            Example.named("one promoter, not yet")
                .by("promoters")
                .given(
                    RESPONSE,
                    "id=3 kind=NPS scale_min=0 scale_max=10 score=9 responded_at=2026-01-10T00:00:00Z as_of=2026-03-01T00:00:00Z")
                .answers(Quantity.real(0)),
            Example.named("nobody answered, nobody to go back to").hasNoAnswer(NONE),
            Example.named("the time for going back is not over")
                .by("promoters")
                .given(
                    RESPONSE,
                    "id=3 kind=NPS scale_min=0 scale_max=10 score=9 responded_at=2026-01-10T00:00:00Z as_of=2026-01-15T00:00:00Z")
                .hasNoAnswer(NO_PROMOTER));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        ALL.and("detractors").only("no-detractor", "score <= 6"),
        SOME.and("detractorsFollowedUp").only("no-detractor", "score <= 6"),
        ALL.and("promoters").only("no-promoter", "score >= 9"),
        SOME.and("promotersFollowedUp").only("no-promoter", "score >= 9"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.proportion("detractors", 1, "detractorsFollowedUp", "detractors", NONE),
        Dialect.proportion("promoters", 1, "promotersFollowedUp", "promoters", NO_PROMOTER));
  }
}
