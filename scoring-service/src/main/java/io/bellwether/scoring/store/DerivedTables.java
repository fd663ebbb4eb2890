package io.bellwether.scoring.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Derived facts of tenants, computed once and kept in memory until a row changes that they come
/// from. See ADR 0044.
///
/// What may be read is decided by the reader's own snapshot: a table is of the pages that changed
/// its tenant's rows last, and fits a snapshot in which these are the last ones too. Nobody has to
/// be told of a change. A reader finds the table by a temporary macro of the fact's usual name,
/// which still wants the tenant; where none fits, the name means the macro that computes it.
final class DerivedTables {

  private static final String DATABASE = "derived";

  /// A statement that runs longer is of no use: its caller has gone.
  private static final int LONGEST_SECONDS = 30;

  private static final DateTimeFormatter AS_LITERAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private record Key(String tenant, String fact) {}

  /// @param pages by table of the store, the last page that changed a row of the tenant
  private record Kept(String name, Map<String, Long> pages, long cells) {}

  /// When a table changed for a tenant: never, or the last page and its last tick.
  private record Change(long page, LocalDateTime knownFrom) {
    private static final Change NEVER = new Change(0, LocalDateTime.of(1, 1, 1, 0, 0));
  }

  private final DuckDBConnection root;
  private final long mostCells;

  /// The one that was read longest ago comes first.
  private final SequencedMap<Key, Kept> tables = new LinkedHashMap<>(16, 0.75f, true);

  /// What did not fit into memory beside the others that were asked for with it.
  private final Set<Key> tooLarge = new HashSet<>();

  private final Map<String, Object> makingOf = new ConcurrentHashMap<>();
  private long made;

  DerivedTables(DuckDBConnection root, long mostCells) {
    this.root = root;
    this.mostCells = mostCells;
  }

  /// To be called before the root connection is locked in.
  static void attach(DuckDBConnection root) throws SQLException {
    execute(root, "ATTACH ':memory:' AS %s (COMPRESS)".formatted(DATABASE));
    execute(root, "CREATE TABLE %s.nothing (nothing integer)".formatted(DATABASE));
    ZoneOffsets.write(root, DATABASE);
  }

  /// Lets a reader find the tables that fit its snapshot. What was known at an instant is the
  /// present as long as nothing has changed since.
  ///
  /// @param at what was known when is going to be read; null for the present
  /// @return whether there was one for each fact that can have one
  boolean show(
      Connection reader, String tenant, List<DerivedFact> facts, @Nullable LocalDateTime at)
      throws SQLException {
    var changed = changed(reader, tenant);
    var found = new LinkedHashMap<DerivedFact, Kept>();
    boolean complete = true;
    synchronized (this) {
      // From here on the reader sees the tables that are there now, also when they are dropped.
      execute(reader, "SELECT count(*) FROM %s.nothing".formatted(DATABASE));
      for (var fact : facts) {
        var key = new Key(tenant, fact.name());
        var kept = tables.get(key);
        if (at != null && last(fact, changed).isAfter(at)) {
          continue;
        }
        if (kept != null && kept.pages().equals(pages(fact, changed))) {
          found.put(fact, kept);
        } else {
          complete &= tooLarge.contains(key);
        }
      }
    }
    for (var each : found.entrySet()) {
      var last = last(each.getKey(), changed);
      name(reader, each.getKey(), each.getValue().name(), at == null ? null : last);
    }
    return complete;
  }

  /// Computes those that are missing, in one snapshot. Of several who want the same one does it.
  void make(String tenant, List<DerivedFact> facts) throws SQLException {
    synchronized (makingOf.computeIfAbsent(tenant, _ -> new Object())) {
      try (var writer = root.duplicate()) {
        execute(writer, "BEGIN TRANSACTION");
        if (!show(writer, tenant, facts, null)) {
          makeMissing(writer, tenant, facts);
        }
      }
    }
  }

  private void makeMissing(Connection writer, String tenant, List<DerivedFact> facts)
      throws SQLException {
    var changed = changed(writer, tenant);
    var fresh = new LinkedHashMap<Key, Kept>();
    var large = new ArrayList<Key>();
    long cells = 0;
    for (var fact : facts) {
      var key = new Key(tenant, fact.name());
      if (isTooLarge(key)) {
        continue;
      }
      var pages = pages(fact, changed);
      var kept = fitting(key, pages);
      if (kept == null) {
        kept = compute(writer, fact, tenant, pages);
        if (cells + kept.cells() > mostCells) {
          execute(writer, "DROP TABLE %s.%s".formatted(DATABASE, kept.name()));
          large.add(key);
          continue;
        }
        name(writer, fact, kept.name(), null);
        fresh.put(key, kept);
      }
      cells += kept.cells();
    }
    // First, so that whoever finds a table can see it.
    execute(writer, "COMMIT");
    var unused = new ArrayList<Kept>();
    synchronized (this) {
      tooLarge.addAll(large);
      fresh.forEach(
          (key, kept) -> {
            var before = tables.put(key, kept);
            if (before != null) {
              unused.add(before);
            }
          });
      unused.addAll(tooMany());
    }
    for (var kept : unused) {
      execute(writer, "DROP TABLE %s.%s".formatted(DATABASE, kept.name()));
    }
  }

  private synchronized boolean isTooLarge(Key key) {
    return tooLarge.contains(key);
  }

  private synchronized @Nullable Kept fitting(Key key, Map<String, Long> pages) {
    var kept = tables.get(key);
    return kept == null || !kept.pages().equals(pages) ? null : kept;
  }

  /// Takes out those that were not read for longest.
  private List<Kept> tooMany() {
    var out = new ArrayList<Kept>();
    long cells = tables.values().stream().mapToLong(Kept::cells).sum();
    while (cells > mostCells) {
      var oldest = tables.pollFirstEntry().getValue();
      cells -= oldest.cells();
      out.add(oldest);
    }
    return out;
  }

  private Kept compute(Connection writer, DerivedFact fact, String tenant, Map<String, Long> pages)
      throws SQLException {
    var name = nextName();
    var columns = fact.asOf().isEmpty() ? "*" : "* EXCLUDE (as_of)";
    try (var statement =
        writer.prepareStatement(
            "CREATE TABLE %s.%s AS SELECT %s FROM %s_facts(?)"
                .formatted(DATABASE, name, columns, fact.name()))) {
      statement.setQueryTimeout(LONGEST_SECONDS);
      statement.setString(1, tenant);
      statement.execute();
    }
    try (var statement = writer.createStatement();
        var rows = statement.executeQuery("SELECT * FROM %s.%s LIMIT 0".formatted(DATABASE, name));
        var counting = writer.createStatement();
        var count = counting.executeQuery("SELECT count(*) FROM %s.%s".formatted(DATABASE, name))) {
      count.next();
      return new Kept(name, pages, count.getLong(1) * rows.getMetaData().getColumnCount());
    }
  }

  private synchronized String nextName() {
    made++;
    return "kept_" + made;
  }

  /// The fact's usual name, for this connection.
  ///
  /// @param since from when on what was known is the present; null for the present
  private static void name(
      Connection connection, DerivedFact fact, String table, @Nullable LocalDateTime since)
      throws SQLException {
    var asOf = since == null ? "as_of" : "least(as_of, at_instant)";
    var columns =
        fact.asOf().isEmpty()
            ? "t.*"
            : "t.*, (SELECT %s FROM stored.feed_cursor WHERE source = '%s') AS as_of"
                .formatted(asOf, fact.asOf());
    var rows =
        " AS TABLE SELECT %s FROM %s.%s t WHERE t.tenant_id = of_tenant"
            .formatted(columns, DATABASE, table);
    execute(
        connection,
        since == null
            ? "CREATE OR REPLACE TEMP MACRO %s_facts(of_tenant)%s".formatted(fact.name(), rows)
            : "CREATE OR REPLACE TEMP MACRO %s_known(of_tenant, at_instant)%s AND CASE WHEN at_instant >= TIMESTAMP '%s' THEN TRUE ELSE error('this was not yet known') END"
                .formatted(fact.name(), rows, AS_LITERAL.format(since)));
  }

  private static Map<String, Change> changed(Connection connection, String tenant)
      throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT fact, page, known_from FROM changed_facts(?)")) {
      statement.setString(1, tenant);
      try (var row = statement.executeQuery()) {
        var changed = new HashMap<String, Change>();
        while (row.next()) {
          changed.put(
              row.getString(1), new Change(row.getLong(2), row.getObject(3, LocalDateTime.class)));
        }
        return changed;
      }
    }
  }

  private static Map<String, Long> pages(DerivedFact fact, Map<String, Change> changed) {
    var pages = new HashMap<String, Long>();
    for (var table : fact.tables()) {
      pages.put(table, changed.getOrDefault(table, Change.NEVER).page());
    }
    return pages;
  }

  /// When a fact changed last.
  private static LocalDateTime last(DerivedFact fact, Map<String, Change> changed) {
    return fact.tables().stream()
        .map(table -> changed.getOrDefault(table, Change.NEVER).knownFrom())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
