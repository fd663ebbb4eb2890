package io.bellwether.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutOfOrderCommitTest {

  private FeedDatabase database;

  @BeforeEach
  void make() throws Exception {
    database = new FeedDatabase("feed_order_" + UUID.randomUUID().toString().substring(0, 8));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_change_that_commits_late_is_delivered_where_naive_cursors_lose_it() throws Exception {
    var bySequence = NaiveCursor.overSequence(database.feed);
    var byTime = NaiveCursor.overUpdateTime(database.feed);
    var ours = FeedReader.eager(database, 100);

    try (var late = database.app.getConnection();
        var early = database.app.getConnection()) {
      late.setAutoCommit(false);
      early.setAutoCommit(false);
      FeedDatabase.execute(late, insert(1));
      FeedDatabase.execute(early, insert(2));
      early.commit();
      bySequence.poll();
      byTime.poll();
      assertThat(ours.poll()).extracting(Change::seq).containsExactly(2L);

      late.commit();
      bySequence.poll();
      byTime.poll();
      assertThat(ours.poll()).extracting(Change::seq).containsExactly(1L);
    }

    assertThat(bySequence.seqs).containsExactly(2L);
    assertThat(byTime.seqs).containsExactly(2L);
    assertThat(ours.poll()).isEmpty();
  }

  @Test
  void a_transaction_that_stays_open_holds_nobody_up() throws Exception {
    var ours = FeedReader.eager(database, 2);

    try (var slow = database.app.getConnection()) {
      slow.setAutoCommit(false);
      FeedDatabase.execute(slow, insert(1));
      for (var i = 2; i <= 6; i++) {
        FeedDatabase.execute(database.app, insert(i));
        assertThat(ours.poll()).extracting(Change::seq).containsExactly((long) i);
      }
      FeedDatabase.execute(slow, insert(7));
      FeedDatabase.execute(slow, insert(8));
      slow.commit();
    }

    assertThat(ours.poll()).extracting(Change::seq).containsExactly(1L, 7L, 8L);
  }

  @Test
  void what_commits_between_two_pages_of_a_window_belongs_to_the_next_window() throws Exception {
    var ours = FeedReader.eager(database, 1);
    FeedDatabase.execute(database.app, insert(1));

    try (var late = database.app.getConnection()) {
      late.setAutoCommit(false);
      FeedDatabase.execute(late, insert(2));
      FeedDatabase.execute(database.app, insert(3));
      ours.page();
      late.commit();
    }
    ours.poll();

    assertThat(ours.changes).extracting(Change::seq).containsExactly(1L, 3L, 2L);
    assertThat(ours.tickOfSeq).containsExactlyInAnyOrderEntriesOf(Map.of(1L, 1L, 3L, 1L, 2L, 2L));
  }

  @Test
  void what_was_rolled_back_never_appears() throws Exception {
    var ours = FeedReader.eager(database, 100);

    try (var undecided = database.app.getConnection()) {
      undecided.setAutoCommit(false);
      FeedDatabase.execute(undecided, insert(1));
      FeedDatabase.execute(database.app, insert(2));
      assertThat(ours.poll()).extracting(Change::seq).containsExactly(2L);
      undecided.rollback();
    }
    FeedDatabase.execute(database.app, insert(3));

    assertThat(ours.poll()).extracting(Change::seq).containsExactly(3L);
  }

  private static String insert(int balance) {
    return "INSERT INTO ledger VALUES ('acme', gen_random_uuid(), %d)".formatted(balance);
  }
}
