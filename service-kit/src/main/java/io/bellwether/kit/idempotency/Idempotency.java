package io.bellwether.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs the effect of a request once. The answer is stored in the transaction of the effect: either
/// both are there or neither, whatever happens between.
public final class Idempotency {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEPT = "interval '72 hours'";
  private static final String SCOPE = "client_id = ? AND subject = ? AND route = ? AND key = ?";

  private Idempotency() {}

  /// The effect, inside the transaction, with the answer that it gives.
  @FunctionalInterface
  public interface Effect {
    StoredAnswer run() throws SQLException;
  }

  public static StoredAnswer once(Connection connection, IdempotentRequest request, Effect effect)
      throws SQLException {
    if (!lock(connection, request)) {
      throw Problems.builder(
              Slug.IDEMPOTENCY_IN_PROGRESS,
              "a request with Idempotency-Key '%s' is still running (expected: wait for it)"
                  .formatted(request.key()))
          .withHeader("Retry-After", 1)
          .build();
    }
    forgetExpired(connection);
    var earlier = find(connection, request);
    if (earlier != null) {
      return earlier;
    }
    var answer = effect.run();
    store(connection, request, answer);
    return answer;
  }

  private static boolean lock(Connection connection, IdempotentRequest request)
      throws SQLException {
    var sql =
        "SELECT pg_try_advisory_xact_lock(hashtextextended("
            + "concat_ws(chr(1), current_setting('app.tenant'), ?, ?, ?, ?), 0))";
    try (var statement = connection.prepareStatement(sql)) {
      bindScope(statement, request, 1);
      try (var result = statement.executeQuery()) {
        result.next();
        return result.getBoolean(1);
      }
    }
  }

  /// Each new key removes a few old ones of its tenant, so that no chore across tenants is needed.
  private static void forgetExpired(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "DELETE FROM idempotency_key WHERE ctid = ANY(ARRAY(SELECT ctid FROM idempotency_key"
              + " WHERE created_at < now() - "
              + KEPT
              + " ORDER BY created_at LIMIT 20 FOR UPDATE SKIP LOCKED))");
    }
  }

  private static @Nullable StoredAnswer find(Connection connection, IdempotentRequest request)
      throws SQLException {
    var sql =
        "SELECT fingerprint, status, headers::text, body FROM idempotency_key WHERE "
            + SCOPE
            + " AND created_at >= now() - "
            + KEPT;
    try (var statement = connection.prepareStatement(sql)) {
      bindScope(statement, request, 1);
      try (var found = statement.executeQuery()) {
        if (!found.next()) {
          return null;
        }
        if (!MessageDigest.isEqual(found.getBytes(1), request.fingerprint())) {
          throw Problems.of(
              Slug.IDEMPOTENCY_KEY_REUSED,
              "Idempotency-Key '%s' was used for another body (expected: a new key)"
                  .formatted(request.key()));
        }
        Map<String, String> headers =
            JSON.readValue(
                found.getString(3), new TypeReference<LinkedHashMap<String, String>>() {});
        headers.put("Idempotency-Replayed", "true");
        return new StoredAnswer(found.getInt(2), headers, found.getBytes(4));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void store(Connection connection, IdempotentRequest request, StoredAnswer answer)
      throws SQLException {
    // An expired row that the clean-up has not reached yet makes way.
    var sql =
        """
        INSERT INTO idempotency_key (client_id, subject, route, key, fingerprint, status, headers, body)
        VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?)
        ON CONFLICT (tenant_id, client_id, subject, route, key) DO UPDATE SET
          fingerprint = excluded.fingerprint, status = excluded.status, headers = excluded.headers,
          body = excluded.body, created_at = now()
        """;
    try (var statement = connection.prepareStatement(sql)) {
      bindScope(statement, request, 1);
      statement.setBytes(5, request.fingerprint());
      statement.setInt(6, answer.status());
      statement.setString(7, JSON.writeValueAsString(answer.headers()));
      statement.setBytes(8, answer.body());
      statement.executeUpdate();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void bindScope(PreparedStatement statement, IdempotentRequest request, int first)
      throws SQLException {
    statement.setString(first, request.client());
    statement.setString(first + 1, request.subject());
    statement.setString(first + 2, request.route());
    statement.setString(first + 3, request.key());
  }
}
