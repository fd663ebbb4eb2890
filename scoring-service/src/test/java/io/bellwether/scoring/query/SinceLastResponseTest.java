package io.bellwether.scoring.query;

import static io.bellwether.scoring.metric.SupportFacts.CASE_TURN;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.support.AwaitingResponse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Open cases by how long ago our last answer was, as the days of a tenant end.
class SinceLastResponseTest extends InEachDatabase {

  private final AwaitingResponse awaiting = new AwaitingResponse();

  SinceLastResponseTest(Database database) throws Exception {
    super(database);
  }

  /// At midnight in Berlin it is 23:00 in London: an answer at 23:00 is a day old to the second.
  @BeforeEach
  void open() throws Exception {
    answered("1", "2026-01-30T23:00:00Z");
    answered("2", "2026-01-30T22:59:59Z");
    answered("3", "2026-01-10T00:00:00Z");
    answered("4", "2025-12-01T00:00:00Z");
  }

  @Test
  void an_age_of_so_many_days_to_the_second_is_not_over_them() throws SQLException {
    assertThat(points(january().in("Europe/Berlin")))
        .containsExactly("00-01d 1", "01-03d 1", "07-30d 1", "30d+ 1");
    assertThat(points(january())).containsExactly("01-03d 2", "07-30d 1", "30d+ 1");
  }

  /// When the year began the oldest one was 31 days old, and the only one.
  @Test
  void the_age_is_that_at_the_end_of_each_interval() throws SQLException {
    assertThat(points(Asking.during("2025-12-01", "2026-02-01").by(Grain.MONTH)))
        .containsExactly("01-03d 0", "07-30d 0", "30d+ 1", "01-03d 2", "07-30d 1", "30d+ 1");
  }

  @Test
  void a_group_opens_to_its_own_rows() throws SQLException {
    var old = january().only("sinceLastResponse", Filter.Operator.EQ, "30d+");

    assertThat(new Lineage().rows(facts.connection(), awaiting, "open", old.query(), null, 10))
        .extracting(Lineage.Row::id)
        .containsExactly(FactFixture.uuid("4"));
  }

  private static Asking january() {
    return Asking.during("2026-01-01", "2026-02-01");
  }

  private void answered(String id, String at) throws SQLException {
    facts.given(
        CASE_TURN,
        "id=%1$s awaiting=US since_at=%2$s last_response_at=%2$s valid_from=%2$s"
            .formatted(id, at)
            .split("[= ]"));
  }

  private List<String> points(Asking asking) throws SQLException {
    return new Engine()
            .answer(
                facts.connection(), List.of(awaiting), asking.groupBy("sinceLastResponse").query())
            .getFirst()
            .points()
            .stream()
            .map(point -> point.group().get("sinceLastResponse") + " " + point.cell().count("open"))
            .toList();
  }
}
