package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.RESOLUTION_CREDIT;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.CaseDimensions;
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
import jakarta.inject.Singleton;
import java.util.List;

/// Resolutions by who earned them: all who worked towards them, who had the case first, or who had
/// it at the end, which is how [Resolutions] counts. However they are divided, all of them together
/// are as many.
@Singleton
public final class CreditedResolutions implements Metric {

  private static final Measure CREDITED =
      Measure.of("credited", RESOLUTION_CREDIT, on("resolved_at"), new Agg.Sum("share"))
          .only("merged-into-another", "closing <> 'MERGED'");

  private static final Measure SHARED =
      CREDITED.and("shared").only("other-policy", "policy = 'SHARED'");

  private static final Measure FIRST =
      CREDITED.and("first").only("other-policy", "policy = 'FIRST'");

  private static final Measure RESOLVER =
      CREDITED.and("resolver").only("other-policy", "policy = 'RESOLVER'");

  @Override
  public Definition definition() {
    return Definition.named("credited-resolutions", "Credited resolutions")
        .question("How many resolutions does somebody have a share in?")
        .unit(Unit.COUNT)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("resolvedAt")
        .groupBy(CaseDimensions.AND_HOURS, "closing")
        .inputs(
            "resolution_credit.resolved_at",
            "resolution_credit.closing",
            "resolution_credit.policy",
            "resolution_credit.share")
        .source("Practice of support teams: credit to who resolves, to who had it first, or shared")
        .answers("S004-05")
        .examples(
            Example.named("a quarter of one and all of another")
                .given(RESOLUTION_CREDIT, credit("1", "ann", "SHARED", "0.25"))
                .given(RESOLUTION_CREDIT, credit("2", "ann", "SHARED", "1"))
                .given(RESOLUTION_CREDIT, credit("2", "bob", "FIRST", "1"))
                .answers(Quantity.real(1.25)),
            Example.named("two that somebody had first")
                .by("first")
                .given(RESOLUTION_CREDIT, credit("1", "ann", "FIRST", "1"))
                .given(RESOLUTION_CREDIT, credit("2", "ann", "FIRST", "1"))
                .given(RESOLUTION_CREDIT, credit("2", "bob", "SHARED", "1"))
                .answers(Quantity.real(2)),
            Example.named("one that somebody had at its end; what goes on in another case has none")
                .by("resolver")
                .given(RESOLUTION_CREDIT, credit("1", "bob", "RESOLVER", "1"))
                .given(RESOLUTION_CREDIT, credit("1", "ann", "FIRST", "1"))
                .given(
                    RESOLUTION_CREDIT,
                    "id=2 resolved_at=2026-01-10T00:00:00Z closing=MERGED policy=RESOLVER share=1")
                .answers(Quantity.real(1)),
            Example.named("no resolution is 0, not unknown").answers(Quantity.real(0)),
            Example.named("nor had anybody one first").by("first").answers(Quantity.real(0)),
            Example.named("nor at its end").by("resolver").answers(Quantity.real(0)));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        SHARED,
        SHARED.as("shares", new Agg.Count()),
        FIRST,
        FIRST.as("firsts", new Agg.Count()),
        RESOLVER,
        RESOLVER.as("resolvers", new Agg.Count()));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
            "shared",
            1,
            "sum of shares: each resolution is 1, divided among who worked towards it, by activities",
            cell -> sum(cell, "shared", "shares")),
        Dialect.of(
                "first",
                1,
                "count of resolutions of cases that somebody had first",
                cell -> sum(cell, "first", "firsts"))
            .opensTo("first"),
        Dialect.of(
                "resolver",
                1,
                "count of resolutions of cases that somebody had then",
                cell -> sum(cell, "resolver", "resolvers"))
            .opensTo("resolver"));
  }

  private static String credit(String id, String rep, String policy, String share) {
    return "id=%s resolved_at=2026-01-10T00:00:00Z closing=RESOLVED rep_id=%s policy=%s share=%s"
        .formatted(id, rep, policy, share);
  }

  private static Outcome sum(Cell cell, String term, String rows) {
    return new Outcome.Value(
        Quantity.real(cell.sum(term).doubleValue()), Evidence.of(cell.count(rows)).ofEverything());
  }
}
