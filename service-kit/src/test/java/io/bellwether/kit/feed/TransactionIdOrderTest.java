package io.bellwether.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.localstack.postgres.LocalPostgres;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TransactionIdOrderTest {

  private static final String NEXT_XID = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text";

  /// As text 999 comes after 1000, so a reader that sorts text loses what lies across a power of
  /// ten.
  @Test
  void pages_stay_in_order_where_transaction_ids_gain_a_digit() throws Exception {
    // A server of its own: its transaction ids begin below 1,000.
    try (var server = LocalPostgres.temporary();
        var database = new FeedDatabase(server, "feed_digits")) {
      var reader = FeedReader.eager(database, 2);
      var bootstrap = FeedReader.eager(database, 3);
      var crossed = 0;
      for (var power : List.of(1_000L, 10_000L, 100_000L)) {
        if (FeedDatabase.number(database.superuser, NEXT_XID) < power - 3) {
          crossed++;
          burn(database, power - 3);
          insertOneByOne(database, 8);

          var delivered = reader.poll();

          assertThat(delivered).hasSize(8);
          assertThat(delivered).extracting(Change::seq).isSorted();
          assertThat(delivered.getFirst().xid()).isLessThan(power);
          assertThat(delivered.getLast().xid()).isGreaterThanOrEqualTo(power);
        }
      }

      assertThat(crossed).isGreaterThanOrEqualTo(2);
      assertThat(reader.changes)
          .extracting(Change::seq)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 8L * crossed).boxed().toList());
      assertThat(bootstrap.poll()).isEqualTo(reader.changes);
    }
  }

  private static void burn(FeedDatabase database, long until) throws Exception {
    FeedDatabase.execute(
        database.superuser,
        """
        DO $$ BEGIN
          WHILE pg_snapshot_xmax(pg_current_snapshot()) < '%d'::xid8 LOOP
            PERFORM pg_current_xact_id();
            COMMIT;
          END LOOP;
        END $$
        """
            .formatted(until));
  }

  private static void insertOneByOne(FeedDatabase database, int rows) throws Exception {
    for (var i = 0; i < rows; i++) {
      FeedDatabase.execute(
          database.app, "INSERT INTO ledger VALUES ('acme', gen_random_uuid(), 1)");
    }
  }
}
