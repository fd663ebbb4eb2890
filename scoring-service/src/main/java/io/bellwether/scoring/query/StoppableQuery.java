package io.bellwether.scoring.query;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One piece of work on a snapshot, which its caller can stop from another thread.
final class StoppableQuery<T> implements Callable<T> {

  private static final Logger LOG = Logger.getLogger(StoppableQuery.class);

  /// A statement that is only being prepared cannot be stopped yet, so it is tried again.
  private static final int TRIES = 20;

  private static final int BETWEEN_TRIES_MILLIS = 50;

  private final Snapshot snapshot;
  private final QueryPool.Work<T> work;
  private final CountDownLatch over = new CountDownLatch(1);

  /// The latest of the work's statements, while the work runs.
  private @Nullable Statement running;

  private boolean stopped;

  /// Opens the connection that sees one state of the facts.
  @FunctionalInterface
  interface Snapshot {
    Connection open() throws SQLException;
  }

  StoppableQuery(Snapshot snapshot, QueryPool.Work<T> work) {
    this.snapshot = snapshot;
    this.work = work;
  }

  @Override
  public T call() throws SQLException {
    try (var facts = snapshot.open()) {
      return work.on(watched(facts));
    } finally {
      end();
    }
  }

  /// Does nothing to work that is over. Waits a moment for work that runs, but not for ever: its
  /// statements have a time limit of their own.
  void stop() {
    try {
      for (int i = 0; i < TRIES && cancel(); i++) {
        if (over.await(BETWEEN_TRIES_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The same connection, which tells of each statement that it makes: DuckDB can cancel nothing
  /// but a statement that runs.
  private Connection watched(Connection facts) {
    InvocationHandler handler =
        (_, method, arguments) -> {
          try {
            var made = method.invoke(facts, arguments);
            if (made instanceof Statement statement) {
              begin(statement);
            }
            return made;
          } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
          }
        };
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
  }

  private synchronized void begin(Statement statement) throws SQLException {
    running = statement;
    if (stopped) {
      statement.close();
      throw new SQLTimeoutException("nobody waits for this query any more");
    }
  }

  private synchronized void end() {
    running = null;
    over.countDown();
  }

  /// Whether there may be something left to cancel.
  private synchronized boolean cancel() {
    stopped = true;
    if (running == null) {
      return false;
    }
    try {
      running.cancel();
    } catch (SQLException e) {
      // It was closed just now; the next one will not begin.
      LOG.debugf("nothing to cancel: %s", e.getMessage());
    }
    return true;
  }
}
