package io.bellwether.scoring.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.scoring.metric.support.Submissions;
import io.bellwether.scoring.metric.support.TimeToResolution;
import io.bellwether.scoring.query.AllMetrics;
import io.bellwether.scoring.report.AllReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricReferenceTest {

  /// Tests run in the folder of their module.
  private static final Path PAGE = Path.of("..", "docs", "metrics.md");

  private final MetricCatalog catalog = new MetricCatalog(AllMetrics.list());

  @Test
  void the_reference_is_what_the_catalogue_says() throws IOException {
    var page = MetricReference.of(catalog.all(), AllReports.list());
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as(
            "docs/metrics.md; to update: ./mvnw -pl scoring-service test -Dtest=MetricReferenceTest"
                + " -Dupdate.docs=true")
        .isEqualTo(page);
  }

  @Test
  void what_an_answer_tells_beside_its_value_is_told_with_each_definition() {
    var metric = new TimeToResolution();
    var dialects = metric.dialects();

    assertThat(MetricReference.beside(metric, dialects.getFirst()))
        .contains(
            "`stillOpen` (count)",
            "`businessN` (count)",
            "`calendarMean` (seconds, with interval)",
            "`calendarP90` (seconds, with interval)");
    assertThat(MetricReference.beside(metric, dialects.getLast()))
        .containsExactly(
            "`ended` (count)",
            "`censored` (count)",
            "`withoutCalendar` (count)",
            "`medianOfEnded` (seconds)",
            "`survivorBias` (seconds)");
    assertThat(MetricReference.of(List.of(metric), List.of()))
        .contains("| `p90` | their 90th percentile: nine of ten are not above it |");
  }

  @Test
  void two_metrics_of_one_name_are_refused() {
    assertThatThrownBy(() -> new MetricCatalog(List.of(new Submissions(), new Submissions())))
        .hasMessageContaining("two metrics are called submissions");
  }
}
