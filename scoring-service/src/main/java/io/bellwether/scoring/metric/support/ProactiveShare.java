package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.INTERACTION;
import static io.bellwether.scoring.metric.SupportFacts.SUPPORT_CASE;
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

/// The share of cases that we opened before the customer came, of those of which it is known who
/// saw the need first. `of-interactions`: the share of messages, calls and meetings that we began,
/// of those of which it is known who began them; a case that a customer opens is one that it began.
@Singleton
public final class ProactiveShare implements Metric {

  private static final String NONE =
      "no case was created in the interval of which it is known who saw the need first";

  private static final String NO_INTERACTION =
      "nothing was said in the interval of which it is known who began it";

  private static final Measure ALL =
      Measure.count("cases", SUPPORT_CASE, on("created_at"))
          .only("origin-not-known", "origin IS NOT NULL");

  private static final Measure SOME = ALL.and("proactive").only("reactive", "origin = 'PROACTIVE'");

  private static final Measure SAID =
      Measure.count("interactions", INTERACTION, on("happened_at"))
          .only("not-seen-by-the-customer", "visible_to_customer")
          .only("by-a-bot", "actor_kind <> 'BOT'")
          .only("sent-by-a-rule", "NOT automated")
          .only("side-not-known", "initiated_by IS NOT NULL");

  @Override
  public Definition definition() {
    return Definition.named("proactive-share", "Proactive share")
        .question("How much of our work is proactive?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("createdAt of cases, happenedAt of interactions")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs(
            "support_case.created_at",
            "support_case.origin",
            "interaction.happened_at",
            "interaction.initiated_by",
            "interaction.visible_to_customer",
            "interaction.actor_kind",
            "interaction.automated")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S001-48", "S002-21")
        .examples(
            Example.named("one of two was ours")
                .given(SUPPORT_CASE, "id=1 created_at=2026-01-10T00:00:00Z origin=PROACTIVE")
                .given(SUPPORT_CASE, "id=2 created_at=2026-01-10T00:00:00Z origin=CUSTOMER")
                .given(SUPPORT_CASE, "id=3 created_at=2026-01-10T00:00:00Z")
                .answers(Quantity.real(0.5)),
            Example.named("unknown is not reactive")
                .given(SUPPORT_CASE, "id=1 created_at=2026-01-10T00:00:00Z")
                .hasNoAnswer(NONE),
            Example.named("of three of which it is known we began one")
                .by("of-interactions")
                .given(INTERACTION, said("1", "initiated_by", "COMPANY"))
                .given(INTERACTION, said("2", "initiated_by", "CUSTOMER"))
                .given(INTERACTION, said("3", "initiated_by", "CUSTOMER", "actor_kind", "CUSTOMER"))
                .given(INTERACTION, said("4"))
                .given(INTERACTION, said("5", "initiated_by", "COMPANY", "automated", "true"))
                .given(
                    INTERACTION,
                    said("6", "initiated_by", "COMPANY", "visible_to_customer", "false"))
                .given(INTERACTION, said("7", "initiated_by", "COMPANY", "actor_kind", "BOT"))
                .answers(Quantity.real(1.0 / 3)),
            Example.named("whoever began it, nobody knows")
                .by("of-interactions")
                .given(INTERACTION, said("1"))
                .hasNoAnswer(NO_INTERACTION));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        ALL,
        SOME,
        SAID,
        SAID.and("begunByUs").only("begun-by-the-customer", "initiated_by = 'COMPANY'"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.proportion("share", 1, "proactive", "cases", NONE),
        Dialect.proportion("of-interactions", 1, "begunByUs", "interactions", NO_INTERACTION));
  }

  private static String[] said(String id, String... more) {
    return Example.row(
        more,
        "id",
        id,
        "happened_at",
        "2026-01-10T00:00:00Z",
        "actor_kind",
        "REP",
        "visible_to_customer",
        "true",
        "automated",
        "false");
  }
}
