package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.ISSUE_CONTACT;
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

/// The share of accounts that a known issue concerned and that were told of it before they asked.
@Singleton
public final class ProactiveNoticeRate implements Metric {

  private static final String NONE =
      "no account was concerned by a known issue in the interval for the first time";

  private static final Measure ALL = Measure.count("concerned", ISSUE_CONTACT, on("concerned_at"));

  private static final Measure SOME =
      ALL.and("told")
          .only(
              "asked-first",
              "notified_at IS NOT NULL AND (asked_at IS NULL OR notified_at <= asked_at)");

  @Override
  public Definition definition() {
    return Definition.named("proactive-notice-rate", "Proactive notice rate")
        .question("Do we tell customers of issues before they find them?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("concernedAt: first told, or asked")
        .groupBy(AccountDimensions.ALL, "productArea", "knownIssue")
        .inputs("issue_contact.concerned_at", "issue_contact.notified_at", "issue_contact.asked_at")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-42")
        .examples(
            Example.named("two of three were told before they asked")
                .given(
                    ISSUE_CONTACT,
                    "id=I account_id=A concerned_at=2026-01-10T00:00:00Z notified_at=2026-01-10T00:00:00Z")
                .given(
                    ISSUE_CONTACT,
                    "id=I account_id=B concerned_at=2026-01-10T00:00:00Z notified_at=2026-01-10T00:00:00Z asked_at=2026-01-11T00:00:00Z")
                .given(
                    ISSUE_CONTACT,
                    "id=I account_id=C concerned_at=2026-01-10T00:00:00Z asked_at=2026-01-10T00:00:00Z notified_at=2026-01-11T00:00:00Z")
                .answers(Quantity.real(2.0 / 3)),
            Example.named("nothing to share").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.proportion("share", 1, "told", "concerned", NONE));
  }
}
