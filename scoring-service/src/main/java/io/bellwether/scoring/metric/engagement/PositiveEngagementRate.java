package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.SupportFacts.ACTIVITY;

import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Identity;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// The share of engagements that customers took well. Published definitions divide by what was
/// rated or by everything; both are here, with how much was rated. `with-surveys`: where no rep
/// noted how it went, by what the customer answered to the CSAT survey after it.
@Singleton
public final class PositiveEngagementRate implements Metric {

  @Override
  public Definition definition() {
    return Definition.named("positive-engagement-rate", "Positive engagement rate")
        .question("Which share of engagements is positive?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("happenedAt")
        .groupBy(EngagementDimensions.OF_ACTIVITY, "rep", "team")
        .inputs(
            "activity.happened_at",
            "activity.outcome",
            "activity.visible_to_customer",
            "activity.actor_kind",
            "activity.automated",
            "engagement.happened_at",
            "engagement.outcome",
            "engagement.survey_rating")
        .source(
            "ServiceXRG, Beyond Service Metrics (of rated) and The Right Metrics (of all); Wilson's score interval")
        .answers("S000-28", "S000-31", "S002-09")
        .examples(
            Example.named("one of two that were rated")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false outcome=POSITIVE")
                .given(
                    ACTIVITY,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false outcome=NEUTRAL")
                .given(
                    ACTIVITY,
                    "id=3 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false")
                .given(
                    ACTIVITY,
                    "id=4 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false")
                .answers(Quantity.real(0.5)),
            Example.named("one of four")
                .by("of-all")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false outcome=POSITIVE")
                .given(
                    ACTIVITY,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false outcome=NEUTRAL")
                .given(
                    ACTIVITY,
                    "id=3 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false")
                .given(
                    ACTIVITY,
                    "id=4 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false")
                .answers(Quantity.real(0.25)),
            Example.named("nobody rated anything")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false")
                .hasNoAnswer(Engagements.NONE_RATED),
            Engagements.surveyed("two of four, three of which customers rated")
                .answers(Quantity.real(0.5)),
            Example.named("a survey rates nothing that nobody did")
                .by("with-surveys")
                .hasNoAnswer(Engagements.NONE_RATED_WITH_SURVEYS),
            Example.named("nothing happened").by("of-all").hasNoAnswer(Engagements.NONE));
  }

  @Override
  public List<Measure> measures() {
    return Engagements.ratings();
  }

  @Override
  public List<Dialect> dialects() {
    return Engagements.shares("positive");
  }

  @Override
  public List<Identity> identities() {
    return Engagements.ratingsAddUp();
  }
}
