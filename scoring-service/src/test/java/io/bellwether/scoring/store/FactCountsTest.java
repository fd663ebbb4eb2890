package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.Changes.tick;
import static io.bellwether.scoring.store.Changes.upsert;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactCountsTest {

  private static final LocalDateTime NINE = LocalDateTime.parse("2026-01-05T09:00:00");

  @TempDir private Path dir;
  private TemporaryFactStore facts;
  private FactCounts counts;

  @BeforeEach
  void open() {
    facts = TemporaryFactStore.in(dir);
    counts = new FactCounts(facts.store);
  }

  @AfterEach
  void close() {
    facts.close();
  }

  @Test
  void cases_are_recounted_from_when_that_is_known_until_it_is_known_to_have_ended() {
    facts.apply(recalculation("acme", 1, 1, NINE.plusMinutes(1), "CALENDAR"));
    facts.apply(recalculation("acme", 2, 3, null, "CALENDAR"));
    var recount = new Recount(5_000, false);

    assertThat(counts.recount("acme", null)).isEqualTo(recount);
    assertThat(counts.recount("otto", null)).isNull();
    assertThat(counts.recount("acme", tick(2))).isNull();

    facts.apply(recalculation("acme", 2, 5, NINE.plusMinutes(9), "CALENDAR"));

    assertThat(counts.recount("acme", null)).isNull();
    assertThat(counts.recount("acme", tick(4))).isEqualTo(recount);
  }

  @Test
  void calendars_may_hold_for_other_cases_unless_it_is_said_that_only_hours_changed() {
    facts.apply(recalculation("acme", 1, 1, null, "ASSIGNMENT"));
    facts.apply(recalculation("globex", 1, 2, null, null));
    facts.apply(recalculation("initech", 1, 3, null, "SERVICE_LEVEL"));

    assertThat(counts.recount("acme", null)).isEqualTo(new Recount(5_000, true));
    assertThat(counts.recount("globex", null)).isEqualTo(new Recount(5_000, true));
    assertThat(counts.recount("initech", null)).isEqualTo(new Recount(5_000, false));
  }

  private static FactChange recalculation(
      String tenant,
      int number,
      int tick,
      @Nullable LocalDateTime endedAt,
      @Nullable String cause) {
    return upsert(
        CaseTables.RECALCULATION,
        tenant,
        "recalculation" + number,
        tick,
        tick,
        NINE,
        5_000L,
        endedAt == null ? FactStore.OPEN_END : endedAt,
        cause);
  }
}
