package io.bellwether.scoring.comparison;

import static io.bellwether.scoring.metric.Facts.ACCOUNT;
import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.SupportFacts.ACTIVITY;
import static io.bellwether.scoring.metric.SupportFacts.CASE_ASSIGNEE;
import static io.bellwether.scoring.metric.SupportFacts.INTERACTION;
import static io.bellwether.scoring.metric.SupportFacts.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.engagement.EngagedShare;
import io.bellwether.scoring.metric.profitability.CostPerCase;
import io.bellwether.scoring.metric.support.EscalationRate;
import io.bellwether.scoring.query.Asking;
import io.bellwether.scoring.query.Engine;
import io.bellwether.scoring.query.FactFixture;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Only the change of the metric itself is taken apart. Of two cases a month each was Ann's and
/// then Ben's; Ann had one escalated in January.
class ShiftTest {

  private FactFixture facts;

  @BeforeEach
  void two_cases_a_month() throws Exception {
    facts = FactFixture.duckDb();
    for (var month : new String[] {"2025-12", "2026-01"}) {
      for (var rep : new String[] {"Ann", "Ben"}) {
        had(month, "MAJOR", rep, month.equals("2026-01") && rep.equals("Ann"));
        had(month, "MINOR", rep, false);
      }
    }
  }

  @AfterEach
  void close() throws Exception {
    facts.close();
  }

  @Test
  void each_case_has_one_severity() throws Exception {
    var shift = shift("severity");

    assertThat(shift.before()).isEqualTo(0);
    assertThat(shift.after()).isEqualTo(0.5);
    assertThat(shift.rateEffect()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void each_case_had_several_reps() {
    assertThatExceptionOfType(HttpProblem.class)
        .isThrownBy(() -> shift("rep"))
        .withMessageContaining("rep")
        .withMessageContaining("of the groups it is 0 of 4, of all together 0 of 2");
  }

  /// Of two gold and two silver customers one each is spoken with in December; in January the
  /// second silver one is gone, and the first is not spoken with.
  @Test
  void a_share_of_accounts_has_parts_too() throws Exception {
    for (var account : List.of("Acme GOLD", "Bolt GOLD", "Cog SILVER", "Dyn SILVER")) {
      var name = account.split(" ")[0];
      facts.given(ACCOUNT, "id", name, "tier", account.split(" ")[1]);
      facts.given(
          ACCOUNT_MRR,
          "id=%1$s account_id=%1$s currency=EUR mrr_minor=100 valid_from=2025-01-01"
              .formatted(name)
              .concat(name.equals("Dyn") ? " valid_to=2026-01-15" : "")
              .split("[= ]"));
    }
    spoken("Acme", "2025-12-10");
    spoken("Cog", "2025-12-10");
    spoken("Acme", "2026-01-10");

    var shift = shift(new EngagedShare(), "tier");

    assertThat(shift.before()).isEqualTo(0.5);
    assertThat(shift.after()).isCloseTo(1.0 / 3, within(1e-12));
    // Silver falls from 1/2 to 0 at a mean weight of (1/2 + 1/3) / 2; gold stays at 1/2.
    assertThat(shift.rateEffect()).isCloseTo(-0.5 * (0.5 + 1.0 / 3) / 2, within(1e-12));
    assertThat(shift.rateEffect() + shift.mixEffect()).isCloseTo(1.0 / 3 - 0.5, within(1e-12));
  }

  /// It is in the groups of both channels by which it is spoken with.
  @Test
  void accounts_that_are_in_several_groups_are_no_parts() throws Exception {
    facts.given(
        ACCOUNT_MRR,
        "id=Acme account_id=Acme currency=EUR mrr_minor=100 valid_from=2025-01-01".split("[= ]"));
    spoken("Acme", "2025-12-10", "EMAIL");
    spoken("Acme", "2026-01-10", "EMAIL");
    spoken("Acme", "2026-01-11", "PHONE");

    assertThatExceptionOfType(HttpProblem.class)
        .isThrownBy(() -> shift(new EngagedShare(), "caseChannel"))
        .withMessageContaining("of the groups it is 1 of 2, of all together 1 of 1");
  }

  /// A minute of work is one and a half cents: 2 in each channel and 3 in all, as amounts are told.
  @Test
  void amounts_that_are_rounded_in_each_group_are_parts_still() throws Exception {
    for (var month : List.of("2025-12", "2026-01")) {
      for (var channel : List.of("EMAIL", "PHONE")) {
        var id = month + channel;
        facts.given(
            RESOLUTION,
            "id=%1$s resolved_at=%2$s-10T00:00:00Z closing=RESOLVED channel=%3$s"
                .formatted(id, month, channel)
                .split("[= ]"));
        facts.given(
            ACTIVITY,
            "id=%1$s case_id=%1$s happened_at=%2$s-10T00:00:00Z channel=%3$s actor_kind=REP automated=false minutes_worked=1 hourly_cost_minor=90 hourly_cost_currency=EUR"
                .formatted(id, month, channel)
                .split("[= ]"));
      }
    }

    var shift = shift(new CostPerCase(), "caseChannel");

    assertThat(shift.after()).isEqualTo(2);
    assertThat(shift.rateEffect()).isCloseTo(0, within(1e-12));
  }

  private void spoken(String account, String day) throws Exception {
    spoken(account, day, "EMAIL");
  }

  private void spoken(String account, String day, String channel) throws Exception {
    facts.given(
        INTERACTION,
        "id=%1$s%2$s account_id=%1$s happened_at=%2$sT10:00:00Z channel=%3$s actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false"
            .formatted(account, day, channel)
            .split("[= ]"));
  }

  private MixShift.Shift shift(String dimension) throws Exception {
    return shift(new EscalationRate(), dimension);
  }

  private MixShift.Shift shift(Metric metric, String dimension) throws Exception {
    var query = Asking.during("2026-01-01", "2026-02-01").groupBy(dimension).withPrevious().query();
    return new Comparing(new Engine())
        .shift(facts.connection(), metric, metric.dialects().getFirst(), query)
        .orElseThrow();
  }

  private void had(String month, String severity, String rep, boolean escalated) throws Exception {
    facts.given(
        CASE_ASSIGNEE,
        "id=%1$s%2$s first_resolved_at=%1$s-10T00:00:00Z severity=%2$s rep_id=%3$s escalated=%4$s"
            .formatted(month, severity, rep, escalated)
            .split("[= ]"));
  }
}
