package io.bellwether.kit.collection;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;

/// The rows of this service that refer to one row: while there are any, it is neither deleted nor
/// voided. What the service computes refers to nothing on its own behalf.
final class Referrers {

  private final Catalog catalog;
  private final Shape<?> shape;

  Referrers(Catalog catalog, Shape<?> shape) {
    this.catalog = catalog;
    this.shape = shape;
  }

  void refuseDeletion(Connection connection, UUID id) throws SQLException {
    refuse(connection, id, true);
  }

  /// Rows that are voided themselves may go on referring.
  void refuseVoiding(Connection connection, UUID id) throws SQLException {
    refuse(connection, id, false);
  }

  private void refuse(Connection connection, UUID id, boolean voidedToo) throws SQLException {
    var found = new ArrayList<String>();
    for (var other : catalog.list()) {
      if (other.description().derived()) {
        continue;
      }
      for (var attribute : other.attributes()) {
        if (shape.description().entity().equals(attribute.references()) && !attribute.readOnly()) {
          var rows = count(connection, other, attribute, id, voidedToo);
          if (rows > 0) {
            found.add("%d %s (%s)".formatted(rows, other.description().path(), attribute.name()));
          }
        }
      }
    }
    if (!found.isEmpty()) {
      throw Problems.of(
          Slug.CONFLICT,
          "%s %s is referred to by %s (expected: by none)"
              .formatted(shape.description().entity(), id, String.join(", ", found)));
    }
  }

  private static long count(
      Connection connection, Shape<?> other, Attribute attribute, UUID id, boolean voidedToo)
      throws SQLException {
    var sql =
        "SELECT count(*) FROM %s WHERE %s = ? AND id <> ?%s"
            .formatted(
                other.table(),
                attribute.column(),
                other.voidable() && !voidedToo ? " AND voided_at IS NULL" : "");
    try (var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, id);
      statement.setObject(2, id);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
