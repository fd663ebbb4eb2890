package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.Changes.account;
import static io.bellwether.scoring.store.Changes.deleted;
import static io.bellwether.scoring.store.Changes.erased;
import static io.bellwether.scoring.store.Changes.id;
import static io.bellwether.scoring.store.Changes.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellwether.scoring.metric.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random histories, in random order inside each tick, cut into random pages: the store must show
/// at every instant what the definition says. Of a row known at an instant, the version with the
/// highest seq is the truth, and nothing older than an erasure is.
class RandomHistoriesTest {

  /// `-Dbellwether.histories=100` for a longer run.
  private static final int ROUNDS = Integer.getInteger("bellwether.histories", 8);

  /// Every tenant is a history of its own.
  private static final int TENANTS = 60;

  private static final int TICKS = 8;
  private static final List<String> NAMES = List.of("a", "b", "c");

  @TempDir private Path dir;

  @Test
  void the_projection_equals_the_definition() throws Exception {
    var seed = Long.getLong("seed", new Random().nextLong());
    System.out.printf("random histories: %d of them, -Dseed=%d%n", ROUNDS * TENANTS, seed);
    var random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      try (var facts = TemporaryFactStore.in(dir.resolve("round" + round))) {
        var history = history(random);
        applyInPages(facts, history, random);
        for (int t = 0; t <= TICKS; t++) {
          assertThat(
                  facts.rows(
                      """
                      SELECT t.tenant || '|' || id || '|' || seq || '|' || tier || '|' || CAST(epoch(known_from) AS bigint)
                      FROM (%s) t\
                      """
                          .formatted(everyTenant("account_known('%s', ?)")),
                      Collections.nCopies(TENANTS, tick(t)).toArray()))
              .describedAs("round %d, known at tick %d, seed %d", round, t, seed)
              .isEqualTo(definition(history, t));
        }
        assertThat(
                facts.rows(
                    """
                    SELECT t.tenant || '|' || id || '|' || seq || '|' || tier || '|' || CAST(epoch(known_from) AS bigint)
                    FROM (%s) t\
                    """
                        .formatted(everyTenant("account_facts('%s')"))))
            .describedAs("round %d, present, seed %d", round, seed)
            .isEqualTo(definition(history, TICKS));
      }
    }
  }

  private static String everyTenant(String macro) {
    var selects = new ArrayList<String>();
    for (int i = 0; i < TENANTS; i++) {
      selects.add(
          "SELECT '%1$s' AS tenant, * FROM %2$s".formatted("t" + i, macro.formatted("t" + i)));
    }
    return String.join(" UNION ALL ", selects);
  }

  /// In the order of ticks; inside a tick in any order.
  private static List<FactChange> history(Random random) {
    var history = new ArrayList<FactChange>();
    var used = new HashSet<Long>();
    long seq = 100;
    for (int t = 1; t <= TICKS; t++) {
      var window = new ArrayList<FactChange>();
      for (int tenant = 0; tenant < TENANTS; tenant++) {
        for (int n = random.nextInt(4); n > 0; n--) {
          // Now and then a seq from before: it must never win.
          var before = seq - random.nextInt(100);
          var own = random.nextInt(10) == 0 && !used.contains(before) ? before : (seq += 2);
          used.add(own);
          window.add(change("t" + tenant, own, t, random));
        }
      }
      Collections.shuffle(window, random);
      history.addAll(window);
    }
    return history;
  }

  private static FactChange change(String tenant, long seq, int t, Random random) {
    var name = NAMES.get(random.nextInt(NAMES.size()));
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> deleted(SubscriptionTables.ACCOUNT, tenant, name, seq, t);
      case 3 -> erased(SubscriptionTables.ACCOUNT, tenant, name, seq, t);
      default -> account(tenant, name, seq, t, "tier-" + seq);
    };
  }

  private static void applyInPages(
      TemporaryFactStore facts, List<FactChange> history, Random random) {
    int from = 0;
    for (int page = 0; from < history.size(); page++) {
      int to = Math.min(history.size(), from + 1 + random.nextInt(200));
      var next =
          TemporaryFactStore.page(
              Source.SUBSCRIPTION,
              page == 0 ? "" : "p" + page,
              "p" + (page + 1),
              history.subList(from, to));
      facts.writer.apply(next);
      if (random.nextInt(5) == 0) {
        assertThatExceptionOfType(PageRefused.class).isThrownBy(() -> facts.writer.apply(next));
      }
      from = to;
    }
  }

  private static List<String> definition(List<FactChange> history, int t) {
    var rows = new ArrayList<String>();
    for (int tenant = 0; tenant < TENANTS; tenant++) {
      for (var name : NAMES) {
        truth(history, "t" + tenant, name, t).ifPresent(rows::add);
      }
    }
    rows.sort(null);
    return rows;
  }

  private static Optional<String> truth(
      List<FactChange> history, String tenant, String name, int t) {
    var ofRow =
        history.stream()
            .filter(change -> change.tenant().equals(tenant) && change.id().equals(id(name)))
            .toList();
    var erasedBefore =
        ofRow.stream()
            .filter(change -> change.op() == FactChange.Op.ERASE)
            .mapToLong(FactChange::seq)
            .max()
            .orElse(Long.MIN_VALUE);
    return ofRow.stream()
        .filter(change -> !change.knownAt().isAfter(tick(t)))
        .max(Comparator.comparingLong(FactChange::seq))
        .filter(change -> change.op() == FactChange.Op.UPSERT && change.seq() > erasedBefore)
        .map(
            change ->
                "%s|%s|%d|%s|%d"
                    .formatted(
                        tenant,
                        change.id(),
                        change.seq(),
                        change.values().get(3),
                        change.knownAt().getEpochSecond()));
  }
}
