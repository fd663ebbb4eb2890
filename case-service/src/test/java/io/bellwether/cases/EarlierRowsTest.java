package io.bellwether.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kit.testing.MigratedDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rows that were there before the feed told of them are told once, in every tenant, as a change
/// would tell them.
class EarlierRowsTest {

  private static final String ID = "00000000-0000-0000-0000-00000000000";

  /// The line of a row without what is a new line's own.
  private static final String LAST_LINES =
      """
      SELECT DISTINCT ON (entity, entity_id) entity, entity_id, op, schema_ver, payload
      FROM change_log WHERE entity IN ('rep', 'calendar-version')
      ORDER BY entity, entity_id, seq DESC
      """;

  private static final String ROWS =
      "SELECT id, version, updated_at FROM rep UNION ALL SELECT id, version, updated_at FROM calendar_version ORDER BY 1";

  @Test
  void rotas_from_before_they_were_in_the_feed_are_told() throws Exception {
    try (var database = MigratedDatabase.at("8")) {
      for (var tenant : List.of("acme", "otto")) {
        write(database, tenant);
      }
      var rows = database.read("otto", ROWS);

      database.migrate();

      assertThat(rows).hasSize(3);
      assertThat(database.read("otto", ROWS)).as("the rows themselves").isEqualTo(rows);
      for (var tenant : List.of("acme", "otto")) {
        var told = database.read(tenant, LAST_LINES);
        assertThat(told).hasSize(3);
        assertThat(told.toString())
            .contains("\"calendar_id\": \"" + ID + "1\"", "Europe/Berlin", "2026-01-01");
        // A change that is taken back tells the same again.
        database.execute(
            tenant,
            "UPDATE rep SET weekly_hours = weekly_hours + 1",
            "UPDATE rep SET weekly_hours = weekly_hours - 1",
            "UPDATE calendar_version SET time_zone = 'UTC'",
            "UPDATE calendar_version SET time_zone = 'Europe/Berlin'");
        assertThat(database.read(tenant, LAST_LINES)).isEqualTo(told);
      }
      assertThat(database.readAsOwner("SELECT id FROM rep UNION SELECT id FROM calendar_version"))
          .as("FORCE is back")
          .isEmpty();
    }
  }

  private static void write(MigratedDatabase database, String tenant) throws SQLException {
    database.execute(
        tenant,
        "INSERT INTO calendar (id, name) VALUES ('%s1', 'Office')".formatted(ID),
        """
        INSERT INTO calendar_version (id, calendar_id, valid_from, time_zone, weekly_hours, holidays)
        VALUES ('%1$s2', '%1$s1', '2026-01-01', 'Europe/Berlin',
          '[{"weekday": "MONDAY", "startsAt": "09:00", "endsAt": "17:00"}]', '[]')
        """
            .formatted(ID),
        """
        INSERT INTO rep (id, name, weekly_hours, calendar_id)
        VALUES ('%1$s3', 'Kim', 38, '%1$s1'), ('%1$s4', 'Sam', NULL, NULL)
        """
            .formatted(ID));
  }
}
