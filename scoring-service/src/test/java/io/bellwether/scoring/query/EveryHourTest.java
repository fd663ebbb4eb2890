package io.bellwether.scoring.query;

import static io.bellwether.scoring.metric.SupportFacts.SUPPORT_CASE;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.support.Submissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A heat map has no holes.
class EveryHourTest extends InEachDatabase {

  EveryHourTest(Database database) throws Exception {
    super(database);
  }

  /// 2026-06-01 is a Monday.
  @BeforeEach
  void two_cases() throws Exception {
    facts.given(SUPPORT_CASE, "id=1 created_at=2026-06-01T09:15:00Z type=HOW_TO".split("[= ]"));
    facts.given(SUPPORT_CASE, "id=2 created_at=2026-06-03T22:00:00Z type=DEFECT".split("[= ]"));
  }

  @Test
  void every_hour_of_the_week_is_a_group_also_one_without_a_case() throws SQLException {
    var cells = cells(june().groupBy("weekday", "hour"));

    assertThat(cells).hasSize(7 * 24).doesNotHaveDuplicates();
    assertThat(cells)
        .contains("1-MON 09 1", "3-WED 22 1", "7-SUN 23 0", "1-MON 00 0")
        .filteredOn(cell -> !cell.endsWith(" 0"))
        .hasSize(2);
    assertThat(cells.getFirst()).isEqualTo("1-MON 00 0");
    assertThat(cells.getLast()).isEqualTo("7-SUN 23 0");
  }

  @Test
  void hours_are_those_of_the_zone() throws SQLException {
    assertThat(cells(june().groupBy("weekday", "hour").in("Europe/Berlin")))
        .hasSize(7 * 24)
        .contains("1-MON 11 1", "4-THU 00 1");
  }

  @Test
  void other_dimensions_have_the_groups_that_there_are() throws SQLException {
    assertThat(cells(june().groupBy("type", "weekday")))
        .containsExactlyElementsOf(
            Stream.of("DEFECT", "HOW_TO")
                .flatMap(
                    type ->
                        Stream.of("1-MON", "2-TUE", "3-WED", "4-THU", "5-FRI", "6-SAT", "7-SUN")
                            .map(day -> type + " " + day + " " + (happened(type, day) ? 1 : 0)))
                .toList());
  }

  @Test
  void a_filter_leaves_only_its_hours() throws SQLException {
    assertThat(cells(june().groupBy("hour").only("hour", Filter.Operator.IN, "09", "10")))
        .containsExactly("09 1", "10 0");
    assertThat(
            cells(
                june()
                    .groupBy("weekday")
                    .only("weekday", Filter.Operator.NE, "6-SAT")
                    .only("weekday", Filter.Operator.NE, "7-SUN")))
        .hasSize(5)
        .contains("5-FRI 0");
    assertThat(cells(june().groupBy("hour").only("hour", Filter.Operator.EQ, "25"))).isEmpty();
  }

  /// June 2026 has five Mondays and so five times nine o'clock on a Monday.
  @Test
  void the_mean_of_an_hour_is_the_same_by_group_and_by_filter() throws SQLException {
    var nine = "09 = 1/5";
    assertThat(means(june().groupBy("weekday", "hour"))).contains("1-MON " + nine);
    assertThat(means(june().groupBy("hour").only("weekday", Filter.Operator.EQ, "1-MON")))
        .contains(nine, "22 = 0/5");
    assertThat(
            means(
                june()
                    .only("hour", Filter.Operator.IN, "09", "10")
                    .only("weekday", Filter.Operator.EQ, "1-MON")))
        .containsExactly("= 1/10");
    assertThat(means(june().only("weekday", Filter.Operator.NE, "1-MON")))
        .containsExactly("= 1/600");
    assertThat(means(june().only("type", Filter.Operator.EQ, "HOW_TO"))).containsExactly("= 1/720");
  }

  @Test
  void the_sum_of_all_hours_is_the_total() throws SQLException {
    assertThat(cells(june().groupBy("hour").withTotals())).hasSize(1 + 24).first().isEqualTo("2");
  }

  private static boolean happened(String type, String day) {
    return List.of("HOW_TO 1-MON", "DEFECT 3-WED").contains(type + " " + day);
  }

  private static Asking june() {
    return Asking.during("2026-06-01", "2026-07-01");
  }

  private List<String> means(Asking asking) throws SQLException {
    var metric = new Submissions();
    var dialect =
        metric.dialects().stream()
            .filter(one -> one.name().equals("mean-per-hour"))
            .findFirst()
            .orElseThrow();
    return new Engine()
        .answer(facts.connection(), List.of(metric), asking.query()).getFirst().points().stream()
            .map(
                point -> {
                  var evidence = dialect.finish().apply(point.cell()).evidence();
                  return Stream.concat(point.group().values().stream(), Stream.of("="))
                          .collect(joining(" "))
                      + " %s/%s"
                          .formatted(count(evidence.numerator()), count(evidence.denominator()));
                })
            .toList();
  }

  private static long count(@Nullable Quantity quantity) {
    return ((Quantity.Count) Objects.requireNonNull(quantity)).value();
  }

  private List<String> cells(Asking asking) throws SQLException {
    return new Engine()
            .answer(facts.connection(), List.of(new Submissions()), asking.query())
            .getFirst()
            .points()
            .stream()
            .map(
                point ->
                    Stream.concat(
                            point.group().values().stream(),
                            Stream.of(Long.toString(point.cell().count("cases"))))
                        .collect(joining(" ")))
            .toList();
  }
}
