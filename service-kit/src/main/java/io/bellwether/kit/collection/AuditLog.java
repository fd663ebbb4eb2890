package io.bellwether.kit.collection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.kit.problem.Parameters;
import io.bellwether.kit.problem.Problems;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who wrote rows of one collection and when, and who was turned away from it. The database writes
/// it, in the transaction of each change; the application can only read, and add whom it turned
/// away.
final class AuditLog {

  static final int DEFAULT_LIMIT = 50;
  static final int MAX_LIMIT = 200;

  /// How an entry names what was done to the rows.
  private static final Map<String, String> OPERATIONS =
      Map.of(
          "INSERT", "created", "UPDATE", "updated", "DELETE", "deleted", "VOID", "voided", "ERASE",
          "erased", "DENIED", "denied", "REFUSED", "refused");

  private final Shape<?> shape;

  AuditLog(Shape<?> shape) {
    this.shape = shape;
  }

  /// What one statement wrote.
  ///
  /// @param subject of the token; null for what the service did on its own behalf
  /// @param client the application that asked for the token
  /// @param route what somebody asked for who was turned away; null for what was done
  /// @param times how often, within a minute, the entry happened
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Entry(
      Instant at,
      @Nullable String subject,
      @Nullable String client,
      @Nullable String traceId,
      String operation,
      List<UUID> ids,
      @Nullable String route,
      int times) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Page(List<Entry> items, @Nullable String nextCursor) {}

  /// @param id only entries of this row
  /// @param before the number of the last entry that was seen
  record Question(@Nullable UUID id, int limit, long before) {

    private static final List<String> PARAMETERS = List.of("id", "limit", "cursor");

    static Question of(UriInfo uri) {
      Parameters.refuseUnknown(uri, PARAMETERS);
      var parameters = uri.getQueryParameters();
      return new Question(
          id(parameters.getFirst("id")),
          (int) number("limit", parameters.getFirst("limit"), DEFAULT_LIMIT, MAX_LIMIT),
          number("cursor", parameters.getFirst("cursor"), Long.MAX_VALUE, Long.MAX_VALUE));
    }

    private static @Nullable UUID id(@Nullable String text) {
      try {
        return text == null ? null : UUID.fromString(text);
      } catch (IllegalArgumentException e) {
        throw Problems.parameter("id", text, "a UUID");
      }
    }

    private static long number(String name, @Nullable String text, long otherwise, long highest) {
      if (text == null) {
        return otherwise;
      }
      try {
        var number = Long.parseLong(text);
        if (number >= 1 && number <= highest) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Said below, as for a number outside the range.
      }
      throw name.equals("cursor")
          ? Problems.cursor("cursor: '%s' (expected: a nextCursor)".formatted(text))
          : Problems.parameter(name, text, "a whole number from 1 to " + highest);
    }
  }

  Page page(Connection connection, Question question) throws SQLException {
    var entries = new ArrayList<Entry>();
    var next = (String) null;
    try (var statement =
        connection.prepareStatement(
            """
            SELECT id, recorded_at, subject, client, trace_id, operation, row_ids, route, times FROM audit_entry
            WHERE collection = ? AND id < ? AND (?::uuid IS NULL OR ?::uuid = ANY(row_ids))
            ORDER BY id DESC LIMIT ?\
            """)) {
      statement.setString(1, shape.table());
      statement.setLong(2, question.before());
      statement.setObject(3, question.id());
      statement.setObject(4, question.id());
      statement.setInt(5, question.limit() + 1);
      try (var found = statement.executeQuery()) {
        for (long last = 0; found.next(); last = found.getLong("id")) {
          if (entries.size() == question.limit()) {
            next = Long.toString(last);
            break;
          }
          entries.add(entry(found));
        }
      }
    }
    return new Page(entries, next);
  }

  private static Entry entry(ResultSet found) throws SQLException {
    return new Entry(
        found.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        found.getString("subject"),
        found.getString("client"),
        found.getString("trace_id"),
        OPERATIONS.getOrDefault(found.getString("operation"), "written"),
        List.of((UUID[]) found.getArray("row_ids").getArray()),
        found.getString("route"),
        found.getInt("times"));
  }
}
