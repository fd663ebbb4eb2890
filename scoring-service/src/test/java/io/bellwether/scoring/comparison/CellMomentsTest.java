package io.bellwether.scoring.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Term;
import io.bellwether.scoring.metric.engagement.EffortConcentration;
import io.bellwether.scoring.metric.engagement.EngagedShare;
import io.bellwether.scoring.metric.profitability.CostOfACase;
import io.bellwether.scoring.metric.profitability.CostPerCase;
import io.bellwether.scoring.metric.support.ClosingRatio;
import io.bellwether.scoring.metric.support.ContactRate;
import io.bellwether.scoring.metric.support.ContactsPerUser;
import io.bellwether.scoring.metric.support.PostReleaseDefects;
import io.bellwether.scoring.metric.support.Submissions;
import io.bellwether.scoring.metric.support.TimeToResolution;
import io.bellwether.scoring.metric.survey.CustomerSatisfaction;
import io.bellwether.scoring.query.AllMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellMomentsTest {

  /// Around their mean of 0.7 the ratings lie 0.1, 0.1 and 0.2 away.
  @Test
  void a_mean_of_numbers_that_are_no_whole_ones_has_parts_too() {
    var ratings = new Term.Each(List.of(0.6, 0.6, 0.9));
    var cell = new Cell(Interval.of("2026-01-01", "2026-02-01"), Map.of("ratings", ratings));

    var moments = of(new CustomerSatisfaction(), "mean").orElseThrow().moments().apply(cell);

    assertThat(moments.n()).isEqualTo(3);
    assertThat(moments.mean()).isCloseTo(0.7, within(1e-12));
    assertThat(moments.squares()).isCloseTo(0.01 + 0.01 + 0.04, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"top-two-box, satisfied / responses", "mean, mean of ratings", "share-of-possible, "})
  void satisfaction_is_compared_as_a_share_or_a_mean(String definition, String compared) {
    assertThat(of(new CustomerSatisfaction(), definition).map(CellMoments::compared).orElse(null))
        .isEqualTo(compared);
  }

  /// Of each way to tell a time the mean of the same times; of one that also counts those who still
  /// wait there is none.
  @ParameterizedTest
  @CsvSource({
    "first-resolution, mean of firstResolved",
    "last-resolution-business, mean of lastResolvedBusiness",
    "censored, "
  })
  void a_time_is_compared_by_the_mean_of_its_own_rows(String definition, String compared) {
    assertThat(of(new TimeToResolution(), definition).map(CellMoments::compared).orElse(null))
        .isEqualTo(compared);
  }

  @ParameterizedTest
  @CsvSource({"mean, mean of cost", "median, "})
  void a_median_beside_which_the_mean_can_be_asked_for_has_no_parts(
      String definition, String compared) {
    assertThat(of(new CostOfACase(), definition).map(CellMoments::compared).orElse(null))
        .isEqualTo(compared);
  }

  /// What they are over may be in several groups, and counts in each.
  @Test
  void rates_of_events_are_compared_by_how_often_they_happen() {
    Map<Metric, String> rates =
        Map.of(
            new ContactRate(), "100 * cases / seats, 100 * defects / seats",
            new ContactsPerUser(), "100 * cases / users, 100 * howTo / users",
            new PostReleaseDefects(),
                "defects / releases, cases / releases, 100 * defects / accounts",
            new Submissions(), "cases / hours");

    rates.forEach(
        (metric, expected) ->
            assertThat(
                    metric.dialects().stream()
                        .flatMap(dialect -> CellMoments.of(metric, dialect).stream())
                        .peek(of -> assertThat(of.kind()).isEqualTo(CellMoments.Kind.RATE))
                        .map(CellMoments::compared)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected));
  }

  @ParameterizedTest
  @CsvSource({"any, SHARE", "within-90-days, SHARE"})
  void a_share_of_accounts_is_compared_as_one(String definition, CellMoments.Kind kind) {
    assertThat(of(new EngagedShare(), definition).map(CellMoments::kind)).contains(kind);
  }

  @Test
  void what_has_no_parts_is_not_taken_apart() {
    assertThat(per(new CostPerCase(), "created")).contains(1L);
    assertThat(per(new ClosingRatio(), "resolved")).contains(1L);
    assertThat(per(new ContactRate(), "defects")).contains(100L);
    assertThat(per(new Submissions(), "created")).isEmpty();
    assertThat(per(new TimeToResolution(), "censored")).isEmpty();
    assertThat(per(new EffortConcentration(), "gini")).isEmpty();
    assertThat(of(new CostPerCase(), "created")).isEmpty();
    assertThat(of(new ClosingRatio(), "resolved")).isEmpty();
  }

  /// Of every way of answering it is known whether it can be compared or taken apart.
  @Test
  void every_formula_says_what_it_divides() {
    for (var metric : AllMetrics.list()) {
      for (var dialect : metric.dialects()) {
        assertThatCode(
                () -> {
                  CellMoments.of(metric, dialect);
                  Quotient.of(metric, dialect);
                })
            .as(metric.definition().id() + " " + dialect.reference())
            .doesNotThrowAnyException();
      }
    }
  }

  private static Optional<Long> per(Metric metric, String definition) {
    return metric.dialects().stream()
        .filter(dialect -> dialect.name().equals(definition))
        .findFirst()
        .flatMap(dialect -> Quotient.of(metric, dialect))
        .map(Quotient::per);
  }

  private static Optional<CellMoments> of(Metric metric, String definition) {
    return metric.dialects().stream()
        .filter(dialect -> dialect.name().equals(definition))
        .findFirst()
        .flatMap(dialect -> CellMoments.of(metric, dialect));
  }
}
