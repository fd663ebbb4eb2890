package io.bellwether.kit.tenant;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jspecify.annotations.Nullable;

/// Runs work in one database transaction that sees one tenant's rows and is written down as the
/// caller's: both are set for the transaction only, so a pooled connection never carries them to
/// the next request.
@Singleton
public class TenantTransactions {

  /// Deadlock and serialisation failure: PostgreSQL chose this transaction to give way. Unique
  /// violation: another transaction stored the same key between our look and our write; foreign key
  /// violation: another one removed what we refer to, or refers to what we remove.
  private static final Set<String> LOST_RACES = Set.of("40P01", "40001", "23505", "23503");

  /// Connections are few and work is short; a caller that waits longer than the pool allows gets a
  /// clear refusal from the pool.
  private final AgroalDataSource database;

  public TenantTransactions(AgroalDataSource database) {
    this.database = database;
  }

  /// Work inside the transaction. Whatever it throws rolls everything back.
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T with(Connection connection) throws SQLException;
  }

  /// Runs the work and commits. The work is run again, from its beginning, when it lost a race with
  /// another transaction; so it must have no effect outside of the database.
  @Retry(maxRetries = 5, delay = 20, jitter = 20, retryOn = RepeatableFailure.class)
  public <T extends @Nullable Object> T call(Caller.Identity caller, Work<T> work) {
    return once(caller, work);
  }

  /// The same for work that cannot be run again.
  public <T extends @Nullable Object> T once(Caller.Identity caller, Work<T> work) {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        setCaller(connection, caller);
        var result = work.with(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error failure) {
        connection.rollback();
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      if (LOST_RACES.contains(String.valueOf(e.getSQLState()))) {
        throw new RepeatableFailure(e);
      }
      throw new DatabaseFailure(e);
    }
  }

  /// Every statement has an index to go by, as tenant and id are one. A plan that reads the whole
  /// table instead is right as long as the table has a page or two, and then stays in use, for
  /// checks of foreign keys too, until the statistics are made anew: an import that comes meanwhile
  /// reads all of the table for each of its rows.
  private static void setCaller(Connection connection, Caller.Identity caller) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT set_config('app.tenant', ?, true), set_config('app.subject', ?, true),"
                + " set_config('app.client', ?, true), set_config('app.trace_id', ?, true),"
                + " set_config('enable_seqscan', 'off', true)")) {
      statement.setString(1, caller.tenant());
      statement.setString(2, caller.subject());
      statement.setString(3, caller.client());
      statement.setString(4, caller.traceId());
      statement.execute();
    }
  }
}
