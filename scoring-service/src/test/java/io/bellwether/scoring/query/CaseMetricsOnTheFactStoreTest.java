package io.bellwether.scoring.query;

import static io.bellwether.scoring.store.Changes.activity;
import static io.bellwether.scoring.store.Changes.caseEvent;
import static io.bellwether.scoring.store.Changes.supportCase;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.support.Backlog;
import io.bellwether.scoring.metric.support.FirstContactResolution;
import io.bellwether.scoring.metric.support.FirstResponseTime;
import io.bellwether.scoring.metric.support.TimeToResolution;
import io.bellwether.scoring.store.FactChange;
import io.bellwether.scoring.store.OnAFactStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// From what case-service says to the answer.
class CaseMetricsOnTheFactStoreTest extends OnAFactStore {

  private static final List<Metric> METRICS =
      List.of(
          new Backlog(),
          new FirstResponseTime(),
          new TimeToResolution(),
          new FirstContactResolution());

  /// Zammad's test of the first response: an internal note after three minutes is none, the agent's
  /// call after six is.
  @Test
  void an_internal_note_is_no_first_response() throws SQLException {
    facts.apply(
        supportCase("acme", "c", 1, 1, "a", at("23:49"), null),
        activity("acme", "1", 1, 1, "c", at("23:49"), "CUSTOMER CALL INBOUND visible"),
        activity("acme", "2", 1, 1, "c", at("23:52"), "REP NOTE INTERNAL"),
        activity("acme", "3", 1, 1, "c", at("23:55"), "REP CALL OUTBOUND visible"));

    var day = Asking.during("2013-03-28", "2013-03-29");

    var point = answer(new FirstResponseTime(), day).getFirst();
    assertThat(new FirstResponseTime().dialects().getFirst().finish().apply(point.cell()))
        .isInstanceOfSatisfying(
            Outcome.Value.class,
            value -> assertThat(value.quantity()).isEqualTo(Quantity.real(360)));
  }

  @Test
  void answers_do_not_depend_on_order_or_on_what_others_have() throws SQLException {
    var seed = Long.getLong("seed", new Random().nextLong());
    var random = new Random(seed);
    var asking =
        Asking.during("2013-03-01", "2013-05-01")
            .by(Grain.WEEK)
            .groupBy("caseChannel")
            .withTotals();
    var changes = cases("acme", random);
    facts.apply(changes.toArray(FactChange[]::new));
    var before = new ArrayList<List<Series.Point>>();
    for (var metric : METRICS) {
      before.add(answer(metric, asking));
    }
    assertThat(before.getFirst()).isNotEmpty();

    var others = new ArrayList<FactChange>();
    for (int i = 0; i < 5; i++) {
      others.addAll(cases("other" + i, random));
    }
    Collections.shuffle(changes, random);
    others.addAll(changes.stream().map(c -> again(c, "copy")).toList());
    facts.apply(others.toArray(FactChange[]::new));

    for (int i = 0; i < METRICS.size(); i++) {
      assertThat(answer(METRICS.get(i), asking))
          .as("%s, seed %d", METRICS.get(i).definition().id(), seed)
          .isEqualTo(before.get(i))
          .isEqualTo(answer(METRICS.get(i), asking.of("copy")));
    }
  }

  private static FactChange again(FactChange change, String tenant) {
    return new FactChange(
        change.fact(),
        tenant,
        change.id(),
        change.seq(),
        change.knownAt(),
        change.op(),
        change.values());
  }

  private static List<FactChange> cases(String tenant, Random random) {
    var changes = new ArrayList<FactChange>();
    for (int i = 0; i < 300; i++) {
      var created = at("00:00").plusSeconds(random.nextInt(2_000_000));
      var reply = created.plusSeconds(random.nextInt(500_000));
      var resolved = random.nextInt(4) == 0 ? null : reply.plusSeconds(random.nextInt(900_000));
      changes.add(supportCase(tenant, "c" + i, 1, 1, null, created, resolved));
      changes.add(activity(tenant, "a" + i, 1, 1, "c" + i, reply, "REP REPLY OUTBOUND visible"));
      if (resolved != null) {
        changes.add(caseEvent(tenant, "r" + i, 1, 1, "c" + i, "RESOLVED", resolved));
      }
    }
    return changes;
  }

  private static Instant at(String time) {
    return Instant.parse("2013-03-28T%s:00Z".formatted(time));
  }

  private List<Series.Point> answer(Metric metric, Asking asking) throws SQLException {
    try (var connection = facts.store.read()) {
      return new Engine().answer(connection, List.of(metric), asking.query()).getFirst().points();
    }
  }
}
