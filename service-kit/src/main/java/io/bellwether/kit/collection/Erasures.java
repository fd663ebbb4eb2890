package io.bellwether.kit.collection;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The persons of a batch who were erased: nothing about them is stored again.
final class Erasures {

  /// Writers share this lock, who erases has it alone: what is written at the same time is either
  /// there to be erased, or knows of the erasure.
  static final String LOCK = "hashtextextended('erasure ' || current_setting('app.tenant'), 0)";

  private final Shape<?> shape;
  private final String person;
  private final Map<UUID, Instant> erased = new HashMap<>();

  private Erasures(Shape<?> shape, String person) {
    this.shape = shape;
    this.person = person;
  }

  /// Null for a collection that has nothing to do with persons.
  static @Nullable Erasures of(Shape<?> shape) {
    var person = shape.description().person();
    return person == null ? null : new Erasures(shape, person);
  }

  void read(Connection connection, List<Draft> drafts) throws SQLException {
    var persons = new HashSet<UUID>();
    drafts.forEach(
        draft -> {
          var one = personOf(draft);
          if (one != null) {
            persons.add(one);
          }
        });
    try (var lock =
            connection.prepareStatement("SELECT pg_advisory_xact_lock_shared(" + LOCK + ")");
        var select =
            connection.prepareStatement(
                "SELECT entity_id, erased_at FROM erasure WHERE entity = ? AND entity_id = ANY(?)")) {
      lock.execute();
      select.setString(1, person);
      select.setArray(2, connection.createArrayOf("uuid", persons.toArray()));
      try (var found = select.executeQuery()) {
        while (found.next()) {
          erased.put(
              found.getObject(1, UUID.class), found.getObject(2, OffsetDateTime.class).toInstant());
        }
      }
    }
  }

  private @Nullable UUID personOf(Draft draft) {
    return shape.isPerson()
        ? draft.id()
        : (UUID) draft.values().get(shape.referenceToPerson().name());
  }

  void refuse(Draft draft, @Nullable Row before) {
    var one = personOf(draft);
    var at = one == null ? null : erased.get(one);
    if (at != null) {
      throw refused(
          "%s %s was erased at %s (expected: nothing about it)".formatted(person, one, at));
    }
    if (before != null && before.erasedAt() != null) {
      for (var attribute : shape.personal()) {
        if (draft.values().get(attribute.name()) != null) {
          throw refused(
              "%s: the %s of this %s was erased at %s (expected: none)"
                  .formatted(
                      attribute.name(),
                      person,
                      shape.description().entity(),
                      Objects.requireNonNull(before.erasedAt())));
        }
      }
    }
  }

  private static RuntimeException refused(String detail) {
    return Problems.of(Slug.CONFLICT, detail);
  }
}
