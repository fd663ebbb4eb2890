package io.bellwether.kit.tenant;

import java.sql.SQLException;

/// The database refused a statement or is away. What it said stays in the log.
public final class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sqlState;

  DatabaseFailure(SQLException cause) {
    super(cause);
    var state = cause.getSQLState();
    // Without a state it is the pool that had no connection to give.
    sqlState = state == null ? "08000" : state;
  }

  /// Whether it can be expected to go away: no connection, a server that stops or starts, too many
  /// clients, a lock that was not to be had.
  boolean isPassing() {
    return sqlState.startsWith("08") || sqlState.startsWith("57P") || sqlState.startsWith("53");
  }
}
