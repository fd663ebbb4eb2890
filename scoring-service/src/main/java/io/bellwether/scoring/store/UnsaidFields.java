package io.bellwether.scoring.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a tenant may say of its rows and says of none of them: a field that is always empty is an
/// input that is missing, like a collection without rows.
public final class UnsaidFields {

  private UnsaidFields() {}

  /// A field by the names of the feed, such as `case` and `access_point`.
  public record Field(String entity, String key) implements Comparable<Field> {
    @Override
    public int compareTo(Field other) {
      return (entity + "." + key).compareTo(other.entity + "." + other.key);
    }
  }

  /// The fields that no row has; of a collection without rows none is told.
  ///
  /// @param kinds of case events, each as a field of its own
  public static Set<Field> of(Connection facts, String tenant, List<String> kinds)
      throws SQLException {
    var unsaid = new TreeSet<Field>();
    for (var fact : FactTables.all()) {
      unsaid.addAll(unsaid(facts, tenant, fact));
    }
    for (var kind : kinds) {
      if (!isThere(facts, tenant, kind)) {
        unsaid.add(new Field(CaseTables.CASE_EVENT.entity(), kind));
      }
    }
    return unsaid;
  }

  private static Set<Field> unsaid(Connection connection, String tenant, FactTable fact)
      throws SQLException {
    var optional =
        fact.columns().stream()
            .filter(column -> column.absence() == FactColumn.Absence.UNKNOWN)
            .toList();
    var counts =
        optional.stream()
            .map(column -> ", count(" + column.name() + ")")
            .collect(Collectors.joining());
    var unsaid = new TreeSet<Field>();
    try (var select =
        connection.prepareStatement(
            "SELECT count(*)%s FROM %s_facts(?)".formatted(counts, FactSchema.copied(fact)))) {
      select.setString(1, tenant);
      try (var row = select.executeQuery()) {
        row.next();
        for (int i = 0; i < optional.size() && row.getLong(1) > 0; i++) {
          if (row.getLong(2 + i) == 0) {
            unsaid.add(new Field(fact.entity(), optional.get(i).key()));
          }
        }
      }
    }
    return unsaid;
  }

  private static boolean isThere(Connection connection, String tenant, String kind)
      throws SQLException {
    try (var select =
        connection.prepareStatement("SELECT 1 FROM case_event_facts(?) WHERE kind = ? LIMIT 1")) {
      select.setString(1, tenant);
      select.setString(2, kind);
      try (var row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}
