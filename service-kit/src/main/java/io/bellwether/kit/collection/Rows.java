package io.bellwether.kit.collection;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import jakarta.ws.rs.core.Request;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row that a path names.
final class Rows {

  private Rows() {}

  static Row get(Connection connection, Shape<?> shape, String id) throws SQLException {
    return found(shape, id, new Table(shape).find(connection, List.of(id(shape, id))));
  }

  static Row lock(Connection connection, Shape<?> shape, String id) throws SQLException {
    return found(shape, id, new Table(shape).lock(connection, List.of(id(shape, id))));
  }

  /// Nobody writes over what they have not read.
  static void requireMatch(@Nullable String ifMatch, Request request, Row before) {
    if (ifMatch == null) {
      throw Problems.of(
          Slug.PRECONDITION_REQUIRED,
          "the header If-Match is missing (expected: the ETag that was read)");
    }
    if (request.evaluatePreconditions(before.entityTag()) != null) {
      throw Problems.of(
          Slug.PRECONDITION_FAILED,
          "If-Match %s (expected: %s; read the resource again)".formatted(ifMatch, before.etag()));
    }
  }

  private static Row found(Shape<?> shape, String id, Map<UUID, Row> rows) {
    return rows.values().stream()
        .findFirst()
        .orElseThrow(() -> Problems.notFound(shape.description().entity(), id));
  }

  /// An id that is none cannot exist: the same answer as for one that does not.
  static UUID id(Shape<?> shape, String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Problems.notFound(shape.description().entity(), id);
    }
  }
}
