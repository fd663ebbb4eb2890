package io.bellwether.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {

  private static final String TICKS = "SELECT count(*) FROM feed_tick";

  private FeedDatabase database;

  @BeforeEach
  void make() throws Exception {
    database = new FeedDatabase("feed_pages_" + UUID.randomUUID().toString().substring(0, 8));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void an_empty_source_is_caught_up_as_of_now() throws Exception {
    var end = FeedReader.eager(database, 10).page();

    assertThat(end.caughtUp()).isTrue();
    assertThat(end.count()).isZero();
    assertThat(end.asOf()).isBetween(end.serverTime().minusSeconds(5), end.serverTime());
    assertThat(FeedDatabase.number(database.feed, TICKS)).isZero();
  }

  @Test
  void a_page_that_ends_inside_a_window_is_no_state_of_the_source_yet() throws Exception {
    insert(5);
    var reader = FeedReader.eager(database, 2);

    var first = reader.page();
    var second = reader.page();
    var third = reader.page();

    assertThat(first.count()).isEqualTo(2);
    assertThat(first.caughtUp()).isFalse();
    assertThat(first.asOf()).isNull();
    assertThat(first.next().atTick()).isFalse();
    assertThat(second.asOf()).isNull();
    assertThat(third.count()).isEqualTo(1);
    assertThat(third.caughtUp()).isTrue();
    assertThat(third.asOf()).isNotNull();
    assertThat(reader.changes).extracting(Change::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void a_page_that_ends_with_its_window_says_so() throws Exception {
    insert(2);
    var reader = FeedReader.eager(database, 2);

    var end = reader.page();

    assertThat(end.count()).isEqualTo(2);
    assertThat(end.caughtUp()).isTrue();
    assertThat(end.next().atTick()).isTrue();
  }

  @Test
  void one_page_takes_many_ticks_and_a_rebuild_gives_the_same_history() throws Exception {
    var live = FeedReader.eager(database, 100);
    for (var i = 0; i < 4; i++) {
      insert(3);
      live.poll();
    }
    var rebuilt = FeedReader.eager(database, 100);

    var end = rebuilt.page();

    assertThat(end.caughtUp()).isTrue();
    assertThat(rebuilt.knownAtOfTick).hasSize(4).isEqualTo(live.knownAtOfTick);
    assertThat(List.copyOf(rebuilt.knownAtOfTick.values())).isSorted().doesNotHaveDuplicates();
    assertThat(rebuilt.tickOfSeq).isEqualTo(live.tickOfSeq);
  }

  @Test
  void the_same_token_gives_the_same_changes() throws Exception {
    insert(4);
    var feed = new ChangeFeed(database.feed, Duration.ZERO);
    var first = feed.read(null, 2, FeedReader.eager(database, 2));
    var once = new FeedReader(feed, 2);
    var again = new FeedReader(feed, 2);

    var onceEnd = feed.read(first.next(), 2, once);
    insert(1);
    var againEnd = feed.read(first.next(), 2, again);

    assertThat(again.changes).isEqualTo(once.changes).hasSize(2);
    assertThat(againEnd.next()).isEqualTo(onceEnd.next());
  }

  @Test
  void an_idle_source_makes_no_ticks_and_stays_fresh() throws Exception {
    insert(1);
    var reader = FeedReader.eager(database, 10);
    var first = reader.page();

    var second = reader.page();
    var third = reader.page();

    assertThat(FeedDatabase.number(database.feed, TICKS)).isEqualTo(1);
    assertThat(second.asOf()).isAfter(first.asOf());
    assertThat(third.asOf()).isAfter(second.asOf());
  }

  @Test
  void ticks_come_no_more_often_than_their_interval() throws Exception {
    var reader = new FeedReader(new ChangeFeed(database.feed, Duration.ofHours(1)), 10);
    insert(1);
    var first = reader.page();
    insert(1);

    var second = reader.page();

    assertThat(FeedDatabase.number(database.feed, TICKS)).isEqualTo(1);
    assertThat(reader.changes).hasSize(1);
    // Something is known to be waiting: the answer must not claim to be newer than its tick.
    assertThat(second.asOf()).isEqualTo(first.asOf());
  }

  @Test
  void the_time_of_ticks_increases_even_when_the_clock_was_set_back() throws Exception {
    insert(1);
    FeedReader.eager(database, 10).poll();
    FeedDatabase.execute(database.superuser, "UPDATE feed_tick SET at = at + interval '1 hour'");
    insert(1);

    var reader = FeedReader.eager(database, 10);
    reader.poll();

    assertThat(reader.knownAtOfTick).hasSize(2);
    assertThat(List.copyOf(reader.knownAtOfTick.values())).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_token_of_another_epoch_is_gone() throws Exception {
    var other = new FeedToken(new FeedEpoch("7-00000001-5"), 1, 0, 0);

    assertProblem(() -> feed().check(other), 410, "feed-epoch-changed");
    assertProblem(() -> feed().read(other, 10, silent()), 410, "feed-epoch-changed");
  }

  @Test
  void a_tick_that_was_never_made_is_refused() throws Exception {
    var made = FeedReader.eager(database, 10).page().next();

    assertProblem(() -> feed().check(FeedToken.after(made.epoch(), 99)), 400, "invalid-cursor");
  }

  @Test
  void a_tick_that_is_no_longer_kept_is_gone() throws Exception {
    var reader = FeedReader.eager(database, 10);
    insert(1);
    var early = reader.page().next();
    insert(1);
    reader.poll();
    FeedDatabase.execute(database.superuser, "DELETE FROM feed_tick WHERE id = 1");

    assertProblem(() -> feed().check(early), 410, "cursor-expired");
  }

  @Test
  void a_log_from_the_future_of_this_cluster_is_not_served() throws Exception {
    insert(1);
    assertThat(feed().isRebased()).isTrue();
    FeedDatabase.execute(
        database.superuser,
        """
        INSERT INTO change_log (xid, tenant_id, entity, entity_id, op, schema_ver)
        VALUES ('900000000000', 'acme', 'ledger', gen_random_uuid(), 'D', 1)
        """);

    assertThat(feed().isRebased()).isFalse();
    assertProblem(() -> feed().check(null), 503, "feed-not-rebased");
  }

  private ChangeFeed feed() {
    return new ChangeFeed(database.feed, Duration.ZERO);
  }

  private FeedReader silent() {
    return FeedReader.eager(database, 10);
  }

  private void insert(int rows) throws Exception {
    FeedDatabase.execute(
        database.app,
        "INSERT INTO ledger SELECT 'acme', gen_random_uuid(), n FROM generate_series(1, %d) n"
            .formatted(rows));
  }

  private static void assertProblem(ThrowingCallable call, int status, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            HttpProblem.class,
            problem -> {
              assertThat(problem.getStatusCode()).isEqualTo(status);
              assertThat(problem.getParameters()).containsEntry("code", code);
            });
  }
}
