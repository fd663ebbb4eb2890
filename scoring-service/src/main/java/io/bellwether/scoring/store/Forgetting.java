package io.bellwether.scoring.store;

import static java.time.ZoneOffset.UTC;

import io.bellwether.scoring.metric.Source;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/// Drops the id of a person wherever rows of a source refer to it, now and in the past, and what is
/// kept aside of lines that name it. Inside a transaction that somebody else began.
final class Forgetting {

  private final DuckDBConnection transaction;
  private final Source source;

  Forgetting(DuckDBConnection transaction, Source source) {
    this.transaction = transaction;
    this.source = source;
  }

  /// Who was writing when the person was erased may come behind the erasure, but with the same
  /// tick. So it is done again with each page until that tick is told to its end, and then the id
  /// is nowhere.
  ///
  /// @param next where the page ends
  void forget(List<ErasedPerson> erased, Cursor next) throws SQLException {
    for (var person : erased) {
      remember(person);
    }
    for (var person : remembered()) {
      forget(person);
    }
    var lastTick = next.knownAt();
    if (next.caughtUp()) {
      beginAnew();
    } else if (lastTick != null) {
      run(
          "DELETE FROM stored.erased WHERE source = ? AND known_at < ?",
          source.wireName(),
          LocalDateTime.ofInstant(lastTick, UTC));
    }
  }

  void beginAnew() throws SQLException {
    run("DELETE FROM stored.erased WHERE source = ?", source.wireName());
  }

  private void remember(ErasedPerson person) throws SQLException {
    run(
        "INSERT INTO stored.erased VALUES (?, ?, ?, ?, ?)",
        source.wireName(),
        person.tenant(),
        person.entity(),
        person.id(),
        LocalDateTime.ofInstant(person.knownAt(), UTC));
  }

  private List<ErasedPerson> remembered() throws SQLException {
    var persons = new ArrayList<ErasedPerson>();
    try (var select =
        transaction.prepareStatement(
            "SELECT tenant_id, entity, id, known_at FROM stored.erased WHERE source = ?")) {
      select.setString(1, source.wireName());
      try (var row = select.executeQuery()) {
        while (row.next()) {
          persons.add(
              new ErasedPerson(
                  row.getString(1),
                  row.getString(2),
                  row.getObject(3, UUID.class),
                  row.getObject(4, LocalDateTime.class).toInstant(UTC)));
        }
      }
    }
    return persons;
  }

  private void forget(ErasedPerson person) throws SQLException {
    for (var fact : FactTables.of(source)) {
      if (fact.columns().stream().anyMatch(column -> column.name().equals(person.column()))) {
        for (var table : List.of(fact.name(), fact.name() + "_past")) {
          run(
              "UPDATE stored.%1$s SET %2$s = NULL WHERE tenant_id = ? AND %2$s = ?"
                  .formatted(table, person.column()),
              person.tenant(),
              person.id());
        }
        // What was computed from the rows before may name the person too.
        run(
            "UPDATE stored.changed SET page = (SELECT applied FROM stored.pages) WHERE tenant_id = ? AND fact = ?",
            person.tenant(),
            fact.name());
      }
    }
    var id = person.id().toString().toLowerCase(Locale.ROOT);
    run(
        """
        UPDATE stored.quarantine SET line = '', reason = 'it named somebody who was erased'
        WHERE source = ? AND tenant_id = ? AND (contains(lower(line), ?) OR contains(lower(reason), ?))\
        """,
        source.wireName(),
        person.tenant(),
        id,
        id);
  }

  private void run(String sql, Object... values) throws SQLException {
    try (var statement = transaction.prepareStatement(sql)) {
      for (int n = 0; n < values.length; n++) {
        statement.setObject(n + 1, values[n]);
      }
      statement.executeUpdate();
    }
  }
}
