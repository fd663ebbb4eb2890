package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.SupportFacts.ACTIVITY;
import static io.bellwether.scoring.metric.SupportFacts.CHECK_IN;
import static io.bellwether.scoring.metric.Timing.closing;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.PayingAccounts;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The share of paying accounts that we met or called of our own accord in the interval, about no
/// case: who calls back about a defect does not ask how it goes. `planned-cadence`: the share of
/// those with a plan with which we kept to it.
@Singleton
public final class CheckInShare implements AccountPanel {

  private static final String NONE = "no account pays at the end of the interval";

  private static final String NO_PLAN = "for no paying account is it planned how often";

  private static final Measure PLANNED =
      Measure.count("planned", CHECK_IN, closing("valid_from", "valid_to"));

  @Override
  public Definition definition() {
    return Definition.named("check-in-share", "Check-in share")
        .question("Do we check in with customers to discuss their success?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("happenedAt of check-ins; paying just before the end of the interval")
        .groupBy(AccountDimensions.ALL, Fact.BY_REP)
        .inputs(
            "account_mrr.mrr_minor",
            "account_mrr.valid_from",
            "account_mrr.valid_to",
            "activity.happened_at",
            "activity.type",
            "activity.initiated_by",
            "activity.actor_kind",
            "activity.case_id",
            "check_in.valid_from",
            "check_in.valid_to",
            "check_in.planned_days")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S003-13")
        .examples(
            Example.named("of two accounts one was called by us, the other about a case")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=CALL direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme initiated_by=COMPANY")
                .given(
                    ACTIVITY,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=CALL direction=OUTBOUND visible_to_customer=true automated=false account_id=Bolt initiated_by=CUSTOMER")
                .given(
                    ACTIVITY,
                    "id=3 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=CALL direction=OUTBOUND visible_to_customer=true automated=false account_id=Bolt initiated_by=COMPANY case_id=1")
                .answers(Quantity.real(0.5)),
            Example.named("of two who are to be called each month one was called 30 days ago")
                .by("planned-cadence")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Bolt account_id=Bolt currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    ACCOUNT_MRR,
                    "id=Cog account_id=Cog currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .given(
                    CHECK_IN,
                    "id=Acme account_id=Acme valid_from=2026-01-02T00:00:00Z planned_days=30")
                .given(
                    CHECK_IN,
                    "id=Bolt account_id=Bolt valid_from=2026-01-01T23:59:59Z planned_days=30")
                .answers(Quantity.real(0.5)),
            Example.named("nobody pays").hasNoAnswer(NONE),
            Example.named("nothing is planned")
                .by("planned-cadence")
                .given(
                    ACCOUNT_MRR,
                    "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01")
                .hasNoAnswer(NO_PLAN));
  }

  @Override
  public Measure members() {
    return PayingAccounts.AT_THE_END;
  }

  @Override
  public List<Measure> columns() {
    return List.of(
        Measure.count("checkIns", ACTIVITY, on("happened_at"))
            .only("not-by-a-rep", "actor_kind = 'REP'")
            .only("not-of-our-own-accord", "initiated_by = 'COMPANY'")
            .only("no-call-or-meeting", "type IN ('CALL', 'MEETING')")
            .only("about-a-case", "case_id IS NULL"),
        PLANNED,
        PLANNED
            .and("kept")
            .only(
                "longer-ago-than-planned",
                "valid_from + planned_days * INTERVAL '1' day >= :until"));
  }

  /// By who called or met them.
  @Override
  public List<String> columnDimensions() {
    return List.of(Fact.BY_REP);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "share",
                2,
                "accounts with a call or meeting that we began and no case is about / accounts; by rep, those"
                    + " that the rep called or met",
                cell ->
                    Outcome.proportion(accounts(cell, "checkIns"), cell.count("accounts"), NONE))
            .undefinedWhen(NONE),
        Dialect.of(
                "planned-cadence",
                2,
                "accounts whose last call or meeting that we began and no case is about, or else the day on which they"
                    + " became customers, is no longer ago than planned / accounts with a plan, as"
                    + " it is planned now; withoutPlan = the others; by rep, those whose"
                    + " last one was the rep's",
                CheckInShare::cadence)
            .undefinedWhen(NO_PLAN)
            .opensTo("kept"));
  }

  @Override
  public Optional<Verdict> verdict(Dialect dialect, Cell account) {
    var because = "no-check-in";
    if (dialect.name().equals("planned-cadence")) {
      because = accounts(account, "planned") == 0 ? "no-plan" : "longer-ago-than-planned";
    }
    return Optional.of(Verdict.of(dialect.finish().apply(account), because));
  }

  private static Outcome cadence(Cell cell) {
    var planned = accounts(cell, "planned");
    var withPlan = cell.each("planned");
    var inTime = cell.each("kept");
    var kept =
        IntStream.range(0, inTime.size())
            .filter(i -> withPlan.get(i) > 0 && inTime.get(i) > 0)
            .count();
    return Outcome.proportion(kept, planned, NO_PLAN)
        .and("withoutPlan", Quantity.count(cell.count("accounts") - planned));
  }

  private static long accounts(Cell cell, String column) {
    return cell.each(column).stream().filter(count -> count > 0).count();
  }
}
