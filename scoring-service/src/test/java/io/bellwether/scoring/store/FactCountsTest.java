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
    facts.apply(recalculation("acme", 1, 1, NINE.plusMinutes(1)));
    facts.apply(recalculation("acme", 2, 3, null));

    assertThat(counts.recounted("acme", null)).isEqualTo(5_000);
    assertThat(counts.recounted("otto", null)).isZero();
    assertThat(counts.recounted("acme", tick(2))).isZero();

    facts.apply(recalculation("acme", 2, 5, NINE.plusMinutes(9)));

    assertThat(counts.recounted("acme", null)).isZero();
    assertThat(counts.recounted("acme", tick(4))).isEqualTo(5_000);
  }

  private static FactChange recalculation(
      String tenant, int number, int tick, @Nullable LocalDateTime endedAt) {
    return upsert(
        CaseTables.RECALCULATION,
        tenant,
        "recalculation" + number,
        tick,
        tick,
        NINE,
        5_000L,
        endedAt == null ? FactStore.OPEN_END : endedAt);
  }
}
