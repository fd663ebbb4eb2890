package io.bellwether.cases.recalculation;

import io.agroal.api.AgroalDataSource;
import io.bellwether.cases.following.CaseFollowing;
import io.bellwether.kit.tenant.Caller;
import io.bellwether.kit.tenant.TenantTransactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Computes anew what follows for all cases of a tenant. Those that matter most are done in the
/// transaction of the change: that is all of them for most tenants. The others are done by several
/// at a time afterwards, also by another process when this one ends.
@Singleton
public class Recalculating {

  private static final Logger LOG = LoggerFactory.getLogger(Recalculating.class);

  /// All cases of most tenants. Takes half a second; who asks waits for it, and so does who writes
  /// cases meanwhile.
  private static final int AT_ONCE = 2_000;

  /// Of a tenant that has more: those on which somebody works. Whoever reads metrics waits for
  /// them.
  private static final int FIRST = 500;

  /// Bounds what is in memory, and how long a case is locked.
  private static final int LATER = 1_000;

  /// A batch keeps a processor here and one of the database busy, and others want some too.
  private static final int WORKERS =
      Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);

  /// When nobody said that there is something: what another process left over.
  private static final long REST_MILLIS = 2_000;

  /// The change is seen when it is committed, and nobody says when that is.
  private static final long GLANCE_MILLIS = 20;

  private static final int GLANCES = 250;

  private static final String TENANTS = "SELECT tenants_to_recalculate()";

  private final TenantTransactions transactions;
  private final AgroalDataSource database;
  private final ScheduledThreadPoolExecutor workers = new ScheduledThreadPoolExecutor(WORKERS);

  Recalculating(TenantTransactions transactions, AgroalDataSource database) {
    this.transactions = transactions;
    this.database = database;
  }

  /// In the transaction that changes what holds for all cases.
  public void begin(Connection connection, RecalculationCause cause) throws SQLException {
    var following = new CaseFollowing(connection);
    var cases = following.all();
    var atOnce = cases.subList(0, cases.size() > AT_ONCE ? FIRST : cases.size());
    var later = new ArrayList<List<UUID>>();
    for (int from = atOnce.size(); from < cases.size(); from += LATER) {
      later.add(cases.subList(from, Math.min(from + LATER, cases.size())));
    }
    following.again(atOnce);
    new Batches(connection).begin(cause, atOnce, later);
    if (!later.isEmpty()) {
      var rest =
          cause == RecalculationCause.CALENDAR ? Batches.REST_AFTER_OTHER_HOURS.toMillis() : 0;
      for (int worker = 0; worker < WORKERS; worker++) {
        glanceIn(rest + GLANCE_MILLIS, GLANCES);
      }
    }
  }

  /// When the schema is there.
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
    workers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    workers.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    var unused =
        workers.scheduleWithFixedDelay(
            this::workOff, REST_MILLIS, REST_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// A batch that is cut short is there again.
  void stop(@Observes ShutdownEvent event) {
    workers.shutdownNow();
  }

  private void glanceIn(long millis, int times) {
    if (!workers.isShutdown()) {
      var unused = workers.schedule(() -> glance(times), millis, TimeUnit.MILLISECONDS);
    }
  }

  private void glance(int times) {
    if (workOff() == 0 && times > 1) {
      glanceIn(GLANCE_MILLIS, times - 1);
    }
  }

  /// @return how many batches were done
  private int workOff() {
    int done = 0;
    for (var tenant : tenants()) {
      while (!workers.isShutdown() && workOffOne(tenant)) {
        done++;
      }
    }
    return done;
  }

  private List<String> tenants() {
    var tenants = new ArrayList<String>();
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(TENANTS);
        var found = statement.executeQuery()) {
      while (found.next()) {
        tenants.add(found.getString(1));
      }
    } catch (SQLException | RuntimeException e) {
      // As at start, before the database is there; readiness says so.
      LOG.debug("Nobody knows what is left to be recalculated: {}", e.getMessage());
    }
    return tenants;
  }

  /// @return whether one was there and is done
  private boolean workOffOne(String tenant) {
    var caller = new Caller.Identity(tenant, "", "", Set.of(), "");
    var taken = new AtomicReference<Batches.@Nullable Batch>();
    try {
      return transactions.call(
          caller,
          connection -> {
            var following = new CaseFollowing(connection);
            following.join();
            var batches = new Batches(connection);
            var batch = batches.take();
            taken.set(batch.orElse(null));
            if (batch.isPresent()) {
              following.again(batch.get().cases());
              batches.done(batch.get());
            }
            return batch.isPresent();
          });
    } catch (RuntimeException e) {
      LOG.error("Cases of tenant {} are not recalculated yet", tenant, e);
      noteFailure(caller, taken.get());
      return false;
    }
  }

  private void noteFailure(Caller.Identity caller, Batches.@Nullable Batch batch) {
    if (batch == null) {
      return;
    }
    try {
      transactions.call(
          caller,
          connection -> {
            new Batches(connection).failed(batch);
            return batch;
          });
    } catch (RuntimeException e) {
      LOG.debug("It will be tried again first: {}", e.getMessage());
    }
  }
}
