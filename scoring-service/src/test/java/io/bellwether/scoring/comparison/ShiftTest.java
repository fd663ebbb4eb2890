package io.bellwether.scoring.comparison;

import static io.bellwether.scoring.metric.SupportFacts.CASE_ASSIGNEE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.scoring.metric.support.EscalationRate;
import io.bellwether.scoring.query.Asking;
import io.bellwether.scoring.query.Engine;
import io.bellwether.scoring.query.FactFixture;
import io.quarkiverse.resteasy.problem.HttpProblem;
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
        .withMessageContaining("the groups have 4 rows, all together 2");
  }

  private MixShift.Shift shift(String dimension) throws Exception {
    var metric = new EscalationRate();
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
