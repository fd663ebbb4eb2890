package io.bellwether.cases.supportcase;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/// Keeps what a case says about itself in step with its events. Events are ordered by when they
/// happened, never by when they arrived, so late ones and any order give the same state.
public final class CaseState {

  /// Only rows that change are written, so that a repeated import leaves no trace in the feed.
  private static final String FOLLOW =
      """
      UPDATE support_case c
      SET status = s.status, first_resolved_at = s.first_resolved_at,
          resolved_at = s.resolved_at, reopened_at = s.reopened_at,
          version = c.version + 1, updated_at = clock_timestamp()
      FROM (
        SELECT c.id,
               CASE WHEN last.kind = 'RESOLVED' THEN 'RESOLVED' ELSE 'OPEN' END AS status,
               times.first_resolved_at,
               CASE WHEN last.kind = 'RESOLVED' THEN last.happened_at END AS resolved_at,
               times.reopened_at
        FROM support_case c
        LEFT JOIN LATERAL (
          SELECT e.kind, e.happened_at FROM case_event e
          WHERE e.tenant_id = c.tenant_id AND e.case_id = c.id
            AND e.kind IN ('RESOLVED', 'REOPENED')
          ORDER BY e.happened_at DESC, e.kind DESC LIMIT 1) last ON true
        LEFT JOIN LATERAL (
          SELECT min(e.happened_at) FILTER (WHERE e.kind = 'RESOLVED') AS first_resolved_at,
                 max(e.happened_at) FILTER (WHERE e.kind = 'REOPENED') AS reopened_at
          FROM case_event e WHERE e.tenant_id = c.tenant_id AND e.case_id = c.id) times ON true
        WHERE c.id = ANY(?)) s
      WHERE c.id = s.id
        AND (c.status, c.first_resolved_at, c.resolved_at, c.reopened_at)
            IS DISTINCT FROM (s.status, s.first_resolved_at, s.resolved_at, s.reopened_at)
      """;

  /// A statement of its own: the one that follows then sees what others had stored while this one
  /// waited. Not FOR UPDATE, which would wait for others' references to the case, and they for
  /// ours.
  private static final String LOCK =
      "SELECT id FROM support_case WHERE id = ANY(?) ORDER BY id FOR NO KEY UPDATE";

  private final Connection connection;

  public CaseState(Connection connection) {
    this.connection = connection;
  }

  public void follow(Collection<UUID> caseIds) throws SQLException {
    lock(caseIds);
    try (var statement = connection.prepareStatement(FOLLOW)) {
      statement.setArray(1, connection.createArrayOf("uuid", caseIds.toArray()));
      statement.executeUpdate();
    }
  }

  private void lock(Collection<UUID> caseIds) throws SQLException {
    try (var statement = connection.prepareStatement(LOCK)) {
      statement.setArray(1, connection.createArrayOf("uuid", caseIds.toArray()));
      statement.execute();
    }
  }
}
