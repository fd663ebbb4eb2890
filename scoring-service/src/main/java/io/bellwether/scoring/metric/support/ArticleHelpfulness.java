package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.ARTICLE;
import static io.bellwether.scoring.metric.Timing.closing;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.ExactSum;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// The share of readers who voted and found an article helpful. Votes are those that an article has
/// by now; how many it had at another time is asked by `knownAt`.
@Singleton
public final class ArticleHelpfulness implements Metric {

  private static final String NONE = "nobody voted on an article that is published";

  private static final Measure VOTED =
      Measure.count("articles", ARTICLE, closing("published_at", "retired_at"))
          .only("no-votes", "coalesce(helpful_votes, 0) + coalesce(unhelpful_votes, 0) > 0");

  @Override
  public Definition definition() {
    return Definition.named("article-helpfulness", "Article helpfulness")
        .question("Do readers find what we write helpful?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("published just before the end of the interval; votes by now")
        .groupBy("topic")
        .inputs(
            "article.published_at",
            "article.retired_at",
            "article.helpful_votes",
            "article.unhelpful_votes")
        .source("ServiceXRG, customer success metrics; interval of a ratio of sums")
        .answers("S002-44")
        .examples(
            Example.named(
                    "six of eight votes on two articles; one that is withdrawn does not count")
                .given(
                    ARTICLE,
                    "id=1 published_at=2025-01-01T00:00:00Z helpful_votes=5 unhelpful_votes=1")
                .given(
                    ARTICLE,
                    "id=2 published_at=2025-01-01T00:00:00Z helpful_votes=1 unhelpful_votes=1")
                .given(
                    ARTICLE,
                    "id=3 published_at=2025-01-01T00:00:00Z retired_at=2025-06-01T00:00:00Z unhelpful_votes=9")
                .answers(Quantity.real(0.75)),
            Example.named("an article that nobody was asked about says nothing")
                .given(ARTICLE, "id=1 published_at=2025-01-01T00:00:00Z")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        VOTED,
        VOTED.as("helpful", new Agg.Each("coalesce(helpful_votes, 0)")),
        VOTED.as(
            "votes", new Agg.Each("coalesce(helpful_votes, 0) + coalesce(unhelpful_votes, 0)")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "share",
                1,
                "votes that found it helpful / votes, of the articles that have any",
                ArticleHelpfulness::share)
            .undefinedWhen(NONE)
            .opensTo("votes"));
  }

  private static Outcome share(Cell cell) {
    var votes = cell.each("votes");
    var helpful = cell.each("helpful");
    var total = ExactSum.of(votes);
    var evidence =
        Evidence.of(votes.size())
            .quotient(Quantity.count((long) ExactSum.of(helpful)), Quantity.count((long) total));
    return Outcome.ratio(
        ExactSum.of(helpful),
        total,
        Interval95.ofRatioOfSums(helpful, votes)
            .map(interval -> evidence.with(interval.within(0, 1)))
            .orElseGet(
                () -> evidence.withoutInterval("one article, or several alike, show no spread")),
        NONE);
  }
}
