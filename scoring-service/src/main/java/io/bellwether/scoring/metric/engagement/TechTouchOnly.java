package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.SupportFacts.ACTIVITY;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Identity;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.PayingAccounts;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The paying accounts that got something from a bot or a rule in the interval and nothing from a
/// person. Who got nothing at all is not reached, and counts apart.
@Singleton
public final class TechTouchOnly implements AccountPanel {

  private static final String NONE = "no account pays at the end of the interval";
  private static final String NOBODY = "nothing was sent to a paying account in the interval";

  private static final Measure TO_CUSTOMERS =
      Measure.count("touches", ACTIVITY, on("happened_at"))
          .only("not-to-the-customer", "direction = 'OUTBOUND' AND visible_to_customer");

  @Override
  public Definition definition() {
    return Definition.named("tech-touch-only", "Accounts reached by tech touch only")
        .question("Which customers hear from our machines and from none of us?")
        .unit(Unit.COUNT)
        .better(Direction.NEUTRAL)
        .dateBasis("happenedAt of what is sent; paying just before the end of the interval")
        .groupBy(AccountDimensions.ALL)
        .inputs(
            "account_mrr.mrr_minor",
            "account_mrr.valid_from",
            "account_mrr.valid_to",
            "activity.happened_at",
            "activity.actor_kind",
            "activity.automated",
            "activity.direction",
            "activity.visible_to_customer")
        .source(
            "ServiceXRG, customer success metrics: high touch and tech touch; Wilson's score"
                + " interval")
        .answers("S001-36")
        .examples(
            four("of four, one hears from a bot alone").answers(Quantity.count(1)),
            four("a quarter of those that pay").by("share").answers(Quantity.real(0.25)),
            four("and a third of those that heard anything")
                .by("share-of-reached")
                .answers(Quantity.real(1.0 / 3)),
            Example.named("nobody pays, nobody is reached").answers(Quantity.count(0)),
            Example.named("nobody pays, there is no share").by("share").hasNoAnswer(NONE),
            Example.named("nobody heard anything")
                .by("share-of-reached")
                .given(ACCOUNT_MRR, paying("Acme"))
                .hasNoAnswer(NOBODY));
  }

  @Override
  public Measure members() {
    return PayingAccounts.AT_THE_END;
  }

  @Override
  public List<Measure> columns() {
    return List.of(
        TO_CUSTOMERS.and("byMachines").only("by-a-person", "actor_kind <> 'REP' OR automated"),
        TO_CUSTOMERS
            .and("byPeople")
            .only("by-a-bot", "actor_kind = 'REP'")
            .only("sent-by-a-rule", "NOT automated"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
            "count",
            1,
            "count of paying accounts with something from a bot or a rule and nothing from a person;"
                + " reachedByPeople + techTouchOnly + notReached = accounts",
            cell -> reach(cell, Outcome.count(machinesOnly(cell)))),
        Dialect.of(
                "share",
                1,
                "the same / accounts",
                cell ->
                    reach(
                        cell, Outcome.proportion(machinesOnly(cell), cell.count("accounts"), NONE)))
            .undefinedWhen(NONE)
            .in(Unit.RATIO),
        Dialect.of(
                "share-of-reached",
                1,
                "the same / accounts with something from anybody",
                cell ->
                    reach(
                        cell,
                        Outcome.proportion(
                            machinesOnly(cell), machinesOnly(cell) + byPeople(cell), NOBODY)))
            .undefinedWhen(NOBODY)
            .in(Unit.RATIO));
  }

  @Override
  public List<Identity> identities() {
    return List.of(
        Identity.ofCounts(
            "reach",
            "reachedByPeople + techTouchOnly + notReached = accounts",
            cell ->
                byPeople(cell) + machinesOnly(cell) + notReached(cell) - cell.count("accounts")));
  }

  @Override
  public Optional<Verdict> verdict(Dialect dialect, Cell account) {
    return Optional.of(
        Verdict.of(
            dialect.finish().apply(account),
            byPeople(account) > 0 ? "reached-by-people" : "not-reached"));
  }

  private static Outcome reach(Cell cell, Outcome outcome) {
    var machines = machinesOnly(cell);
    var people = byPeople(cell);
    return outcome
        .and("accounts", Quantity.count(cell.count("accounts")))
        .and("reachedByPeople", Quantity.count(people))
        .and("techTouchOnly", Quantity.count(machines))
        .and("notReached", Quantity.count(notReached(cell)));
  }

  private static long machinesOnly(Cell cell) {
    var machines = cell.each("byMachines");
    var people = cell.each("byPeople");
    return IntStream.range(0, machines.size())
        .filter(i -> machines.get(i) > 0 && people.get(i) == 0)
        .count();
  }

  private static long byPeople(Cell cell) {
    return cell.each("byPeople").stream().filter(count -> count > 0).count();
  }

  private static long notReached(Cell cell) {
    var machines = cell.each("byMachines");
    var people = cell.each("byPeople");
    return IntStream.range(0, machines.size())
        .filter(i -> machines.get(i) == 0 && people.get(i) == 0)
        .count();
  }

  /// Acme hears from a bot, Bolt from a person, Cog from both and Dyn from nobody.
  private static Example.Builder four(String name) {
    return Example.named(name)
        .given(ACCOUNT_MRR, paying("Acme"))
        .given(ACCOUNT_MRR, paying("Bolt"))
        .given(ACCOUNT_MRR, paying("Cog"))
        .given(ACCOUNT_MRR, paying("Dyn"))
        .given(ACTIVITY, sent("1", "BOT", "Acme"))
        .given(ACTIVITY, sent("2", "REP", "Bolt"))
        .given(ACTIVITY, sent("3", "BOT", "Cog"))
        .given(ACTIVITY, sent("4", "REP", "Cog"));
  }

  private static String paying(String account) {
    return "id=%1$s account_id=%1$s currency=EUR mrr_minor=10000 valid_from=2025-01-01"
        .formatted(account);
  }

  private static String sent(String id, String actor, String account) {
    return "id=%s happened_at=2026-01-10T00:00:00Z actor_kind=%s type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=%s"
        .formatted(id, actor, account);
  }
}
