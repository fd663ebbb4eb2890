package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.SLA_CLOCK;
import static io.bellwether.scoring.metric.Timing.closing;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.CaseDimensions;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// The share of service level clocks that were met, of those that are settled: done, or over their
/// time. Clocks that run say nothing yet and are counted apart; the target is that of the time when
/// the clock started.
@Singleton
public final class SlaAttainment implements Metric {

  private static final String NONE = "no service level clock was settled in the interval";

  private static final Measure SETTLED = Measure.count("settled", SLA_CLOCK, on("settled_at"));

  private static final Measure RUNNING =
      Measure.count("running", SLA_CLOCK, closing("started_at", "running_until"))
          .across(Fact.BY_HOUR, Fact.BY_WEEKDAY)
          .only("its-time-is-over", "settled_at IS NULL OR settled_at >= :until");

  @Override
  public Definition definition() {
    return Definition.named("sla-attainment", "SLA attainment")
        .question("Do we do what we promised, within the time that we promised?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("settledAt: when it was done, or when its time was up before")
        .groupBy(CaseDimensions.AND_HOURS, "slaKind", "clock")
        .inputs(
            "sla_clock.settled_at",
            "sla_clock.outcome",
            "sla_clock.due_at",
            "sla_clock.started_at",
            "sla_clock.running_until")
        .source("InsightSquared, customer service metrics; Wilson's score interval")
        .answers("S004-09", "S004-19", "S000-05")
        .policy("dueSoonHours", 24)
        .examples(
            Example.named("two of three were met; one runs")
                .given(
                    SLA_CLOCK,
                    "id=1 sla_kind=FIRST_RESPONSE started_at=2026-01-05T00:00:00Z settled_at=2026-01-10T00:00:00Z running_until=2026-01-10T00:00:00Z outcome=FULFILLED")
                .given(
                    SLA_CLOCK,
                    "id=2 sla_kind=FIRST_RESPONSE started_at=2026-01-05T00:00:00Z settled_at=2026-01-10T00:00:00Z running_until=2026-01-10T00:00:00Z outcome=FULFILLED")
                .given(
                    SLA_CLOCK,
                    "id=3 sla_kind=FIRST_RESPONSE started_at=2026-01-05T00:00:00Z settled_at=2026-01-10T00:00:00Z running_until=2026-01-12T00:00:00Z outcome=BREACHED")
                .given(
                    SLA_CLOCK,
                    "id=4 sla_kind=FIRST_RESPONSE started_at=2026-01-05T00:00:00Z due_at=2026-02-01T12:00:00Z")
                .answers(Quantity.real(2.0 / 3)),
            Example.named("over its time and still not done is not met")
                .given(
                    SLA_CLOCK,
                    "id=1 sla_kind=FIRST_RESPONSE started_at=2026-01-05T00:00:00Z settled_at=2026-01-10T00:00:00Z due_at=2026-01-10T00:00:00Z")
                .answers(Quantity.real(0)),
            Example.named("a clock that runs says nothing yet")
                .given(
                    SLA_CLOCK,
                    "id=1 sla_kind=FIRST_RESPONSE started_at=2026-01-05T00:00:00Z due_at=2026-02-10T00:00:00Z")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        SETTLED,
        SETTLED.and("met").only("not-met", "outcome = 'FULFILLED'"),
        RUNNING,
        RUNNING
            .and("dueSoon")
            .only("due-later", "due_at < :until + :dueSoonHours * INTERVAL '1' hour"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        new Dialect(
            "settled",
            1,
            "met / settled; running = clocks that run just before the end of the interval, dueSoon = of these, those due within the hours after it",
            "met",
            "settled",
            NONE,
            SlaAttainment::share));
  }

  private static Outcome share(Cell cell) {
    return Outcome.proportion(cell.count("met"), cell.count("settled"), NONE)
        .and("running", Quantity.count(cell.count("running")))
        .and("dueSoon", Quantity.count(cell.count("dueSoon")));
  }
}
