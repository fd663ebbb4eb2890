package io.bellwether.scoring.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// The offsets of all zones from UTC, as a table. They are the JDK's, by which case-service counts
/// too; the database has others.
final class ZoneOffsets {

  private static final Instant FROM = Instant.parse("1990-01-01T00:00:00Z");

  /// Further than [WorkingFacts] looks ahead of what is known.
  private static final Duration AHEAD = Duration.ofDays(11 * 366);

  private static final long EVER = 9_000_000_000_000L;

  private ZoneOffsets() {}

  /// Rows: zone, seconds of UTC from when until when, seconds of the offset.
  static void write(DuckDBConnection connection, String database) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE %s.zone_offset (time_zone varchar, from_second bigint, to_second bigint, utc_offset bigint)"
              .formatted(database));
    }
    var until = Instant.now().plus(AHEAD);
    try (var appender = connection.createAppender(database, "main", "zone_offset")) {
      for (var id : ZoneId.getAvailableZoneIds()) {
        append(appender, id, until);
      }
    }
  }

  private static void append(DuckDBAppender appender, String id, Instant until)
      throws SQLException {
    var rules = ZoneId.of(id).getRules();
    long from = -EVER;
    var offset = rules.getOffset(FROM);
    for (var next = rules.nextTransition(FROM);
        next != null && next.getInstant().isBefore(until);
        next = rules.nextTransition(next.getInstant())) {
      append(appender, id, from, next.toEpochSecond(), offset.getTotalSeconds());
      from = next.toEpochSecond();
      offset = next.getOffsetAfter();
    }
    append(appender, id, from, EVER, offset.getTotalSeconds());
  }

  private static void append(DuckDBAppender appender, String id, long from, long to, long offset)
      throws SQLException {
    appender.beginRow();
    appender.append(id);
    appender.append(from);
    appender.append(to);
    appender.append(offset);
    appender.endRow();
  }
}
