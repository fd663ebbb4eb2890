package io.bellwether.kit.collection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows of this service that a batch refers to, read once for the whole batch.
public final class References {

  /// By the attribute that refers: the collection that is meant, and its rows.
  private final Map<String, Target> targets = new LinkedHashMap<>();

  private final Map<String, Map<UUID, Row>> rows = new HashMap<>();

  private record Target(Attribute attribute, Shape<?> shape) {}

  References(Shape<?> shape, Catalog catalog) {
    for (var attribute : shape.attributes()) {
      var entity = attribute.references();
      if (entity != null) {
        catalog
            .findByEntity(entity)
            .ifPresent(target -> targets.put(attribute.name(), new Target(attribute, target)));
      }
    }
  }

  /// What the referred row says in one of its fields; null when it is unknown, or not there.
  public @Nullable Object valueOf(String attribute, @Nullable UUID id, String field) {
    var row = id == null ? null : rows.getOrDefault(attribute, Map.of()).get(id);
    return row == null ? null : row.values().get(field);
  }

  void read(Connection connection, List<Draft> drafts, Collection<Row> stored) throws SQLException {
    for (var target : targets.values()) {
      var name = target.attribute().name();
      var ids = new HashSet<UUID>();
      drafts.forEach(draft -> addTo(ids, draft.values().get(name)));
      stored.forEach(row -> addTo(ids, row.values().get(name)));
      rows.computeIfAbsent(name, key -> new HashMap<>())
          .putAll(read(connection, target.shape(), ids));
    }
  }

  /// Who voids a row looks for those that refer to it: a reference must not slip in meanwhile.
  private static Map<UUID, Row> read(Connection connection, Shape<?> shape, HashSet<UUID> ids)
      throws SQLException {
    var table = new Table(shape);
    return shape.voidable() ? table.findAndKeep(connection, ids) : table.find(connection, ids);
  }

  private static void addTo(HashSet<UUID> ids, @Nullable Object value) {
    if (value instanceof UUID id) {
      ids.add(id);
    }
  }

  /// A row of the batch itself, which later drafts may refer to.
  void add(String entity, Row row) {
    targets.forEach(
        (name, target) -> {
          if (target.shape().description().entity().equals(entity)) {
            rows.computeIfAbsent(name, key -> new HashMap<>()).put(row.id(), row);
          }
        });
  }

  /// The first reference of the values that does not resolve.
  @Nullable Dangling firstDangling(Map<String, @Nullable Object> values) {
    for (var target : targets.values()) {
      var name = target.attribute().name();
      if (values.get(name) instanceof UUID id
          && !isThere(rows.getOrDefault(name, Map.of()).get(id))) {
        return new Dangling(name, target.shape().description().entity(), id);
      }
    }
    return null;
  }

  private static boolean isThere(@Nullable Row row) {
    return row != null && row.voiding() == null;
  }

  record Dangling(String attribute, String entity, UUID id) {}
}
