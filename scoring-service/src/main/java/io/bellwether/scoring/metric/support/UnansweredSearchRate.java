package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.SELF_SERVICE_SESSION;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.AccountDimensions;
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

/// The share of searches in the self-service that found nothing.
@Singleton
public final class UnansweredSearchRate implements Metric {

  private static final String NONE = "no searches were counted in the interval";

  private static final Measure COUNTED =
      Measure.count("sessions", SELF_SERVICE_SESSION, on("started_at"))
          .only(
              "searches-not-counted",
              "searches IS NOT NULL AND searches_without_result IS NOT NULL");

  @Override
  public Definition definition() {
    return Definition.named("unanswered-search-rate", "Unanswered search rate")
        .question("How often does a search find nothing?")
        .unit(Unit.RATIO)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("startedAt")
        .groupBy(AccountDimensions.ALL, "topic")
        .inputs(
            "self_service_session.started_at",
            "self_service_session.searches",
            "self_service_session.searches_without_result")
        .source("ServiceXRG, customer success metrics; interval of a ratio of sums")
        .answers("S002-44")
        .examples(
            Example.named("two of eight searches")
                .given(
                    SELF_SERVICE_SESSION,
                    "id=1 started_at=2026-01-10T00:00:00Z searches=5 searches_without_result=2")
                .given(
                    SELF_SERVICE_SESSION,
                    "id=2 started_at=2026-01-10T00:00:00Z searches=3 searches_without_result=0")
                .answers(Quantity.real(0.25)),
            Example.named("nobody counted searches")
                .given(SELF_SERVICE_SESSION, "id=1 started_at=2026-01-10T00:00:00Z")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        COUNTED,
        COUNTED.as("searches", new Agg.Each("searches")),
        COUNTED.as("withoutResult", new Agg.Each("searches_without_result")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "share",
                1,
                "searches without result / searches, of the visits in which they were counted",
                UnansweredSearchRate::share)
            .undefinedWhen(NONE)
            .opensTo("searches"));
  }

  private static Outcome share(Cell cell) {
    var searches = cell.each("searches");
    var without = cell.each("withoutResult");
    var total = ExactSum.of(searches);
    var evidence =
        Evidence.of(searches.size())
            .quotient(Quantity.count((long) ExactSum.of(without)), Quantity.count((long) total));
    return Outcome.ratio(
        ExactSum.of(without),
        total,
        Interval95.ofRatioOfSums(without, searches)
            .map(interval -> evidence.with(interval.within(0, 1)))
            .orElseGet(
                () -> evidence.withoutInterval("one visit, or several alike, show no spread")),
        NONE);
  }
}
