package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.RESOLUTION;
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

/// The share of resolved cases at whose closure a knowledge article was written or linked.
@Singleton
public final class ArticleLinkRate implements Metric {

  private static final String NONE = "no case was resolved in the interval";

  private static final Measure ALL =
      Measure.count("closed", RESOLUTION, on("resolved_at"))
          .only("merged-into-another", "closing <> 'MERGED'");

  private static final Measure SOME = ALL.and("withArticle").only("no-article", "with_article");

  @Override
  public Definition definition() {
    return Definition.named("article-link-rate", "Article link rate")
        .question("Does closing a case leave knowledge behind?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("resolvedAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs("resolution.resolved_at", "resolution.with_article")
        .source("Consortium for Service Innovation, KCS: link rate; Wilson's score interval")
        .answers("S002-28")
        .examples(
            Example.named("one of two has an article")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z with_article=true")
                .given(
                    RESOLUTION,
                    "id=2 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z with_article=false")
                .answers(Quantity.real(0.5)),
            Example.named("nothing to share").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.proportion("share", 1, "withArticle", "closed", NONE));
  }
}
