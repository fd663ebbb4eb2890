package io.bellwether.scoring.store;

import static java.time.ZoneOffset.UTC;

import io.bellwether.scoring.metric.Source;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// The rows of one page on their way into the tables, inside a transaction that somebody else
/// began. The page is staged and then applied set-wise: a statement costs the same for one row and
/// for five thousand.
final class PageRows {

  private final DuckDBConnection transaction;

  PageRows(DuckDBConnection transaction) {
    this.transaction = transaction;
  }

  /// Puts the versions of a page in place: the last of each row becomes the present or a tombstone,
  /// what it replaces becomes the past.
  void replace(FactTable fact, List<RowHistory.Version> versions) throws SQLException {
    stage(fact, versions);
    var names =
        new Names(fact.name(), FactSchema.columnNames(fact), FactSchema.columnNames(fact, "c."));
    // The guard: what is not newer than what we hold is not news.
    run(names, "DELETE FROM staged USING stored.{fact} c WHERE {same} AND c.seq >= staged.seq");
    run(
        names,
        """
        DELETE FROM staged USING stored.tombstone c
        WHERE c.fact = '{fact}' AND {same} AND c.seq >= staged.seq\
        """);
    noteChange(names);
    run(
        names,
        """
        INSERT INTO stored.{fact}_past
        SELECT {c.columns}, staged.known_from FROM stored.{fact} c
        JOIN (SELECT tenant_id, id, min(known_from) AS known_from FROM staged GROUP BY tenant_id, id) staged
          ON {same}
        WHERE c.known_from < staged.known_from\
        """);
    run(names, "DELETE FROM stored.{fact} c USING staged WHERE {same}");
    run(names, "DELETE FROM stored.tombstone c USING staged WHERE c.fact = '{fact}' AND {same}");
    run(
        names,
        """
        INSERT INTO stored.{fact}
        SELECT {columns} FROM staged WHERE known_to IS NULL AND op = 'U'\
        """);
    run(
        names,
        """
        INSERT INTO stored.{fact}_past
        SELECT {columns}, known_to FROM staged WHERE known_to IS NOT NULL AND op = 'U'\
        """);
    run(
        names,
        """
        INSERT INTO stored.tombstone
        SELECT '{fact}', tenant_id, id, seq FROM staged WHERE known_to IS NULL AND op <> 'U'\
        """);
  }

  /// To be called once a page, before its rows: what they change is changed by this page.
  void begin() throws SQLException {
    run(new Names("", "", ""), "UPDATE stored.pages SET applied = applied + 1");
  }

  /// Of which tenants the page changes a fact: what was computed from it before is of the past.
  private void noteChange(Names names) throws SQLException {
    run(
        names,
        """
        DELETE FROM stored.changed WHERE fact = '{fact}' AND tenant_id IN (SELECT tenant_id FROM staged)\
        """);
    run(
        names,
        """
        INSERT INTO stored.changed
        SELECT tenant_id, '{fact}', (SELECT applied FROM stored.pages), max(known_from)
        FROM staged GROUP BY tenant_id\
        """);
  }

  /// Removes what was known of rows before they were erased. Whatever else the page says about such
  /// a row, and in whatever order: nothing older than the erasure may stay.
  void erase(List<FactChange> changes) throws SQLException {
    for (var change : changes) {
      if (change.op() == FactChange.Op.ERASE) {
        try (var delete =
            transaction.prepareStatement(
                "DELETE FROM stored.%s_past WHERE tenant_id = ? AND id = ? AND seq < ?"
                    .formatted(change.fact().name()))) {
          delete.setString(1, change.tenant());
          delete.setObject(2, change.id());
          delete.setLong(3, change.seq());
          delete.executeUpdate();
        }
      }
    }
  }

  /// Keeps what could not be read aside.
  void quarantine(Source source, List<QuarantinedRow> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (var appender = transaction.createAppender("stored", "quarantine")) {
      for (var row : rows) {
        appender.beginRow();
        appender.append(source.wireName());
        appender.append(row.tenant());
        appender.append(row.entity());
        appender.append(row.id());
        appender.append(row.seq());
        appender.append(LocalDateTime.ofInstant(row.knownAt(), UTC));
        appender.append(row.reason());
        appender.append(row.line());
        appender.endRow();
      }
    }
  }

  /// Lets go of quarantined versions that a later, readable one has made good.
  void releaseQuarantine(Source source) throws SQLException {
    if (quarantineIsEmpty()) {
      return;
    }
    for (var fact : FactTables.of(source)) {
      for (var truth : List.of(fact.name(), "tombstone")) {
        try (var statement = transaction.createStatement()) {
          statement.executeUpdate(
              """
              DELETE FROM stored.quarantine q USING stored.%s c
              WHERE q.source = '%s' AND q.entity = '%s' AND %s q.tenant_id = c.tenant_id
                AND TRY_CAST(q.id AS uuid) = c.id AND q.seq < c.seq\
              """
                  .formatted(
                      truth,
                      source.wireName(),
                      fact.entity(),
                      truth.equals("tombstone") ? "c.fact = '%s' AND".formatted(fact.name()) : ""));
        }
      }
    }
  }

  void forget(FactTable fact) throws SQLException {
    var names = new Names(fact.name(), "", "");
    run(
        names,
        "UPDATE stored.changed SET page = (SELECT applied FROM stored.pages) WHERE fact = '{fact}'");
    run(names, "DELETE FROM stored.{fact}");
    run(names, "DELETE FROM stored.{fact}_past");
    run(names, "DELETE FROM stored.tombstone WHERE fact = '{fact}'");
  }

  void forgetQuarantine(Source source) throws SQLException {
    try (var delete =
        transaction.prepareStatement("DELETE FROM stored.quarantine WHERE source = ?")) {
      delete.setString(1, source.wireName());
      delete.executeUpdate();
    }
  }

  private boolean quarantineIsEmpty() throws SQLException {
    try (var statement = transaction.createStatement();
        var held = statement.executeQuery("SELECT count(*) FROM stored.quarantine")) {
      held.next();
      return held.getLong(1) == 0;
    }
  }

  private void stage(FactTable fact, List<RowHistory.Version> versions) throws SQLException {
    try (var statement = transaction.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE TEMP TABLE staged (%s, known_to timestamp, op varchar)"
              .formatted(FactSchema.columnsWithTypes(fact)));
    }
    try (var appender = transaction.createAppender("temp", "main", "staged")) {
      for (var version : versions) {
        var change = version.change();
        appender.beginRow();
        appender.append(change.tenant());
        appender.append(change.id());
        appender.append(change.seq());
        append(appender, version.knownFrom());
        for (int i = 0; i < fact.columns().size(); i++) {
          append(appender, i < change.values().size() ? change.values().get(i) : null);
        }
        append(appender, version.knownTo());
        appender.append(change.op().wireName());
        appender.endRow();
      }
    }
  }

  private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
    switch (value) {
      case null -> appender.appendNull();
      case String text -> appender.append(text);
      case UUID id -> appender.append(id);
      case Integer number -> appender.append(number.intValue());
      case Long number -> appender.append(number.longValue());
      case BigDecimal number -> appender.append(number);
      case Boolean truth -> appender.append(truth.booleanValue());
      case LocalDateTime utc -> appender.append(utc);
      case Instant instant -> appender.append(LocalDateTime.ofInstant(instant, UTC));
      default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
    }
  }

  private void run(Names names, String template) throws SQLException {
    try (var statement = transaction.createStatement()) {
      statement.executeUpdate(names.in(template));
    }
  }

  /// Names of tables and columns, all from [FactTables], put into a statement. Values never are.
  private record Names(String fact, String columns, String prefixedColumns) {
    String in(String template) {
      return template
          .replace("{fact}", fact)
          .replace("{columns}", columns)
          .replace("{c.columns}", prefixedColumns)
          .replace("{same}", "c.tenant_id = staged.tenant_id AND c.id = staged.id");
    }
  }
}
