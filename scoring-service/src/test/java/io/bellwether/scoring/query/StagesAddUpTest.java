package io.bellwether.scoring.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.support.TimeInStage;
import io.bellwether.scoring.metric.support.TimeToResolution;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the time of cases goes, and how long it is: two metrics over two facts, one sum.
class StagesAddUpTest {

  @TempDir private Path dir;

  @Test
  void what_cases_of_a_rep_took_in_each_stage_is_together_what_they_took() throws Exception {
    try (var facts = new GeneratedFacts(dir, 1)) {
      var inStages = new TreeMap<String, Double>();
      for (var point : answer(facts, new TimeInStage(), "rep", "stage")) {
        if (outcome(new TimeInStage(), "until-resolution", point)
            instanceof Outcome.Value(var mean, _)) {
          inStages.merge(rep(point), ((Quantity.Real) mean).value(), Double::sum);
        }
      }
      var whole = new TreeMap<String, Double>();
      for (var point : answer(facts, new TimeToResolution(), "rep")) {
        if (outcome(new TimeToResolution(), "first-resolution", point)
            instanceof Outcome.Value(_, var evidence)) {
          var mean = Objects.requireNonNull(evidence.terms().get("calendarMean"));
          whole.put(rep(point), ((Quantity.Real) mean).value());
        }
      }

      assertThat(inStages.keySet()).hasSizeGreaterThan(3).isEqualTo(whole.keySet());
      whole.forEach(
          (rep, mean) ->
              assertThat(inStages.get(rep)).as(rep).isCloseTo(mean, within(1e-6 * mean)));
    }
  }

  private static List<Series.Point> answer(GeneratedFacts facts, Metric metric, String... groupBy)
      throws SQLException {
    var asking =
        Asking.during("2026-02-01", "2026-05-01").of(GeneratedFacts.ONE_CURRENCY).groupBy(groupBy);
    return new Engine()
        .answer(facts.reader(asking.query()), List.of(metric), asking.query())
        .getFirst()
        .points();
  }

  private static Outcome outcome(Metric metric, String definition, Series.Point point) {
    return metric.dialects().stream()
        .filter(dialect -> dialect.name().equals(definition))
        .findFirst()
        .orElseThrow()
        .finish()
        .apply(point.cell());
  }

  private static String rep(Series.Point point) {
    return String.valueOf(point.group().get("rep"));
  }
}
