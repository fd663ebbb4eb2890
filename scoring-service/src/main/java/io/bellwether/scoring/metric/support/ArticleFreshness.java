package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.ARTICLE;
import static io.bellwether.scoring.metric.Timing.closing;

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

/// The share of published knowledge articles that were published or checked not long ago.
@Singleton
public final class ArticleFreshness implements Metric {

  private static final String NONE = "no knowledge article is published";

  private static final Measure ALL =
      Measure.count("articles", ARTICLE, closing("published_at", "retired_at"));

  private static final Measure SOME =
      ALL.and("fresh")
          .only(
              "not-checked-lately",
              "coalesce(reviewed_at, published_at) >= :until - :freshDays * INTERVAL '1' day");

  @Override
  public Definition definition() {
    return Definition.named("article-freshness", "Article freshness")
        .question("Is our knowledge up to date?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("just before the end of the interval")
        .groupBy("topic")
        .inputs("article.published_at", "article.reviewed_at", "article.retired_at")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-44")
        .policy("freshDays", 180)
        .examples(
            Example.named("one of two was checked within half a year")
                .given(
                    ARTICLE,
                    "id=1 published_at=2025-01-01T00:00:00Z reviewed_at=2026-01-10T00:00:00Z")
                .given(ARTICLE, "id=2 published_at=2025-01-01T00:00:00Z")
                .given(
                    ARTICLE,
                    "id=3 published_at=2025-01-01T00:00:00Z retired_at=2025-06-01T00:00:00Z")
                .answers(Quantity.real(0.5)),
            Example.named("nothing to share").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.proportion("share", 1, "fresh", "articles", NONE));
  }
}
