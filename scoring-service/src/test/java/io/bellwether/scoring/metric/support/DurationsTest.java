package io.bellwether.scoring.metric.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Evidence.TermInterval;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Term;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DurationsTest {

  private static final Interval95 OF_MEDIAN = new Interval95(40, 80);
  private static final Interval95 OF_P90 = new Interval95(90, 400);
  private static final Term.Spread MANY =
      new Term.Spread(50, 100.0, 90.0, 60.0, 200.0, OF_MEDIAN, OF_P90);
  private static final Term.Spread ONE = new Term.Spread(1, 7.0, null, 7.0, 7.0, null, null);

  @Test
  void every_number_beside_the_median_has_its_interval() {
    var outcome = Durations.median("calendar", MANY, Evidence.of(50), "none");

    assertThat(outcome.evidence().ci95()).isEqualTo(OF_MEDIAN);
    assertThat(outcome.evidence().intervals())
        .containsOnly(
            Map.entry(
                "calendarMean",
                new TermInterval(Interval95.ofSkewedMean(50, 100.0, 90.0).orElseThrow(), null)),
            Map.entry("calendarMedian", new TermInterval(OF_MEDIAN, null)),
            Map.entry("calendarP90", new TermInterval(OF_P90, null)));
  }

  @Test
  void where_there_is_none_it_says_why() {
    var evidence = Durations.median("calendar", ONE, Evidence.of(1), "none").evidence();

    assertThat(evidence.noInterval()).startsWith("fewer than six");
    assertThat(evidence.intervals().get("calendarMean").noInterval()).contains("no spread");
    assertThat(evidence.intervals().get("calendarMedian").noInterval())
        .startsWith("fewer than six");
    assertThat(evidence.intervals().get("calendarP90").noInterval()).startsWith("fewer than 36");
  }

  /// Of four, two ended after one and ten hours: half of the two ended after one, half of the four
  /// after ten.
  @Test
  void the_survivor_bias_is_what_those_that_ended_alone_leave_out() {
    var outcome = Durations.censored(List.of(3600.0, 36000.0), List.of(1e6, 1e6), "none");

    assertThat(outcome.evidence().terms())
        .containsEntry("medianOfEnded", Quantity.real(3600))
        .containsEntry("survivorBias", Quantity.real(36000 - 3600))
        .containsEntry("ended", Quantity.count(2))
        .containsEntry("censored", Quantity.count(2));
  }

  @Test
  void of_nothing_there_is_only_the_count() {
    var evidence = Durations.with("calendar", Term.Spread.EMPTY, Evidence.of(0));

    assertThat(evidence.terms()).containsOnlyKeys("calendarN");
    assertThat(evidence.intervals()).isEmpty();
  }

  @Test
  void a_mean_that_is_asked_for_has_median_and_90th_percentile_beside_it() {
    var outcome = Means.of(MANY, Evidence.of(50), "none");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Value.class,
            value -> assertThat(value.quantity()).isEqualTo(Quantity.real(100)));
    assertThat(outcome.evidence().ci95())
        .isEqualTo(Interval95.ofSkewedMean(50, 100.0, 90.0).orElseThrow());
    assertThat(outcome.evidence().intervals())
        .containsEntry("median", new TermInterval(OF_MEDIAN, null))
        .containsEntry("p90", new TermInterval(OF_P90, null));
  }
}
