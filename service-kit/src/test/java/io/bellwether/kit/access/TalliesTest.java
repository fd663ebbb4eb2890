package io.bellwether.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TalliesTest {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  private final Tallies tallies = new Tallies();

  @Test
  void the_first_is_due_at_once_and_those_after_it_a_minute_later_as_one() {
    note("vic", "GET /v1/reps", NOON);
    assertThat(tallies.due(NOON))
        .singleElement()
        .satisfies(due -> assertThat(due.times()).isEqualTo(1));

    note("vic", "GET /v1/reps", NOON.plusSeconds(1));
    note("vic", "GET /v1/reps", NOON.plusSeconds(2));

    assertThat(tallies.due(NOON.plusSeconds(59))).isEmpty();
    assertThat(tallies.due(NOON.plusSeconds(60)))
        .singleElement()
        .satisfies(
            due -> {
              assertThat(due.times()).isEqualTo(2);
              assertThat(due.at()).isEqualTo(NOON.plusSeconds(1));
            });
  }

  @Test
  void each_kind_is_due_by_itself() {
    note("vic", "GET /v1/reps", NOON);
    note("vic", "GET /v1/costs", NOON);
    note("ana", "GET /v1/costs", NOON);

    assertThat(tallies.due(NOON)).hasSize(3);
  }

  @Test
  void who_tries_everything_makes_so_many_entries_a_minute_and_no_more() {
    IntStream.range(0, 10_000).forEach(n -> note("vic", "GET /v1/" + n, NOON));

    var due = tallies.due(NOON);

    assertThat(due).hasSize(Tallies.KINDS + 1);
    assertThat(due.stream().mapToInt(Tallies.Due::times).sum()).isEqualTo(10_000);
    IntStream.range(0, 10_000).forEach(n -> note("vic", "POST /v1/" + n, NOON.plusSeconds(30)));
    assertThat(tallies.due(NOON.plusSeconds(30))).isEmpty();
    assertThat(tallies.rest(NOON.plusSeconds(30)))
        .singleElement()
        .satisfies(others -> assertThat(others.times()).isEqualTo(10_000));
  }

  @Test
  void one_tenant_does_not_hide_what_happens_in_another() {
    IntStream.range(0, 10_000).forEach(n -> note("vic", "GET /v1/" + n, NOON));
    var other = new Denial("otto", "otto", "", "reps", "GET /v1/reps", Denial.Kind.DENIED);
    tallies.note(other, "t", NOON);

    assertThat(tallies.due(NOON)).extracting(Tallies.Due::denial).contains(other);
  }

  @Test
  void what_is_forgotten_makes_room() {
    IntStream.range(0, 10_000).forEach(n -> note("vic", "GET /v1/" + n, NOON));
    tallies.due(NOON);
    assertThat(tallies.due(NOON.plusSeconds(60))).isEmpty();

    note("vic", "GET /v1/reps", NOON.plusSeconds(61));

    assertThat(tallies.due(NOON.plusSeconds(61)))
        .singleElement()
        .satisfies(due -> assertThat(due.denial().route()).isEqualTo("GET /v1/reps"));
  }

  @Test
  void what_could_not_be_written_is_due_again_with_what_came_meanwhile() {
    note("vic", "GET /v1/reps", NOON);
    var failed = tallies.due(NOON);
    note("vic", "GET /v1/reps", NOON.plusSeconds(1));

    tallies.takeBack(failed);

    assertThat(tallies.due(NOON.plusSeconds(2)))
        .singleElement()
        .satisfies(
            due -> {
              assertThat(due.times()).isEqualTo(2);
              assertThat(due.at()).isEqualTo(NOON);
            });
  }

  private void note(String subject, String route, Instant at) {
    tallies.note(new Denial("acme", subject, "", "reps", route, Denial.Kind.DENIED), "trace", at);
  }
}
