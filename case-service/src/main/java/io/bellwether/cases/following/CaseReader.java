package io.bellwether.cases.following;

import io.bellwether.cases.history.CaseEventKind;
import io.bellwether.cases.history.CaseStart;
import io.bellwether.cases.history.PastEvent;
import io.bellwether.cases.history.Priority;
import io.bellwether.cases.sla.Message;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what is known of a batch of cases.
final class CaseReader {

  /// Locks them too, as another may follow the same cases: who had to wait for a row reads what the
  /// other stored in it, and sees the events and messages of the other when it reads these next.
  /// Not FOR UPDATE, which would wait for others' references to the case, and they for ours.
  private static final String CASES =
      """
      SELECT %s, created_at, service_tier, team_id, priority, promised_response_at,
             promised_resolve_at
      FROM support_case WHERE id = ANY(?) ORDER BY id FOR NO KEY UPDATE
      """;

  private static final String EVENTS =
      """
      SELECT case_id, id, happened_at, sequence, kind, stage, rep_id, priority,
             promised_response_at, promised_resolve_at, into_case_id
      FROM case_event WHERE case_id = ANY(?)
      """;

  /// What people say to each other; notes, and what a rule sends, are no words of theirs.
  private static final String MESSAGES =
      """
      SELECT case_id, happened_at, actor_kind = 'REP' AS ours
      FROM activity
      WHERE case_id = ANY(?) AND visible_to_customer AND NOT automated
        AND (actor_kind, direction) IN (('REP', 'OUTBOUND'), ('CUSTOMER', 'INBOUND'))
      """;

  private final Connection connection;

  CaseReader(Connection connection) {
    this.connection = connection;
  }

  /// A case as it came in, with what is stored of what follows for it.
  record Known(CaseStart start, @Nullable Object[] derived) {}

  /// The cases, locked; to be called before what happened to them is read.
  List<Known> cases(Collection<UUID> ids, DerivedRows derived) throws SQLException {
    var cases = new ArrayList<Known>();
    read(
        CASES.formatted(derived.names()),
        ids,
        row -> cases.add(new Known(start(row), derived.of(row))));
    return cases;
  }

  Map<UUID, List<PastEvent>> events(Collection<UUID> ids) throws SQLException {
    var events = new HashMap<UUID, List<PastEvent>>();
    read(
        EVENTS,
        ids,
        row ->
            events
                .computeIfAbsent(row.getObject("case_id", UUID.class), id -> new ArrayList<>())
                .add(event(row)));
    return events;
  }

  Map<UUID, List<Message>> messages(Collection<UUID> ids) throws SQLException {
    var messages = new HashMap<UUID, List<Message>>();
    read(
        MESSAGES,
        ids,
        row -> {
          var at = Columns.instant(row, "happened_at");
          if (at != null) {
            messages
                .computeIfAbsent(row.getObject("case_id", UUID.class), id -> new ArrayList<>())
                .add(new Message(at, row.getBoolean("ours")));
          }
        });
    return messages;
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void read(String sql, Collection<UUID> ids, RowReader reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          reader.read(row);
        }
      }
    }
  }

  private static CaseStart start(ResultSet row) throws SQLException {
    return new CaseStart(
        row.getObject("id", UUID.class),
        Objects.requireNonNull(Columns.instant(row, "created_at")),
        row.getString("service_tier"),
        row.getObject("team_id", UUID.class),
        Columns.constant(Priority.class, row.getString("priority")),
        Columns.instant(row, "promised_response_at"),
        Columns.instant(row, "promised_resolve_at"));
  }

  private static PastEvent event(ResultSet row) throws SQLException {
    return new PastEvent(
        row.getObject("id", UUID.class),
        Objects.requireNonNull(Columns.instant(row, "happened_at")),
        row.getObject("sequence", Integer.class),
        CaseEventKind.valueOf(row.getString("kind")),
        row.getString("stage"),
        row.getObject("rep_id", UUID.class),
        Columns.constant(Priority.class, row.getString("priority")),
        Columns.instant(row, "promised_response_at"),
        Columns.instant(row, "promised_resolve_at"),
        row.getObject("into_case_id", UUID.class));
  }
}
