package io.bellwether.scoring.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.account.AccountNow;
import io.bellwether.scoring.metric.AccountModel;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Term;
import io.bellwether.scoring.metric.health.AccountHealth;
import io.bellwether.scoring.metric.support.Backlog;
import io.bellwether.scoring.metric.support.Resolutions;
import io.bellwether.scoring.metric.support.Submissions;
import io.bellwether.scoring.metric.survey.CustomerSatisfaction;
import io.bellwether.scoring.metric.survey.NetPromoterScore;
import io.bellwether.scoring.summary.AccountSummary.Figure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskFlagsTest {

  private static final Interval JANUARY = Interval.of("2026-01-01", "2026-02-01");

  /// Of ten answers each so many are satisfied, or promoters and the others detractors; -1 is none.
  @ParameterizedTest
  @CsvSource({
    "40, 9, 9, true, false",
    "40, 9, -1, true, false",
    "40, -1, 9, true, false",
    "40, 9, 1, false, false",
    "40, 1, 1, false, false",
    "60, 9, 9, false, false",
    "60, 1, 1, false, true",
    "60, 1, -1, false, true",
    "60, 1, 9, false, false",
    "40, -1, -1, , ",
    "-1, 9, 9, , "
  })
  void what_customers_say_and_how_they_are_need_not_agree(
      double health, int satisfied, int promoters, Boolean unhealthy, Boolean discontent) {
    var figures =
        List.of(
            health(health),
            figure(new CustomerSatisfaction(), satisfied, "responses", "satisfied", "satisfied"),
            figure(new NetPromoterScore(), promoters, "responses", "promoters", "detractors"),
            figure(new Backlog(), -1, "", "", ""),
            figure(new Submissions(), -1, "", "", ""),
            figure(new Resolutions(), -1, "", "", ""));
    var account = new AccountNow(Map.of(), LocalDate.EPOCH, List.of(), null, null, null);

    var flags = new RiskFlags(Instant.EPOCH, JANUARY.to()).of(figures, account, null);

    assertThat(flags.get(6).kind()).isEqualTo(RiskFlag.Kind.UNHEALTHY_THOUGH_CONTENT);
    assertThat(flags.get(6).raised()).isEqualTo(unhealthy);
    assertThat(flags.get(7).kind()).isEqualTo(RiskFlag.Kind.DISCONTENT_THOUGH_HEALTHY);
    assertThat(flags.get(7).raised()).isEqualTo(discontent);
  }

  private static Figure health(double points) {
    var health = new AccountHealth();
    return new Figure(
        health,
        points < 0
            ? health.emptyCell(JANUARY)
            : health.cell(JANUARY, List.of(new AccountModel.Score(points, null, 1, List.of()))));
  }

  private static Figure figure(Metric metric, int yes, String all, String term, String otherTerm) {
    var terms = new HashMap<>(metric.emptyCell(JANUARY).terms());
    if (yes >= 0) {
      terms.put(all, new Term.Count(10));
      terms.put(otherTerm, new Term.Count(10L - yes));
      terms.put(term, new Term.Count(yes));
    }
    return new Figure(metric, new Cell(JANUARY, terms));
  }
}
