package io.bellwether.kit.access;

import io.bellwether.kit.collection.Catalog;
import io.bellwether.kit.tenant.Caller;
import io.bellwether.kit.tenant.TenantTransactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes into the audit log who was turned away, a second later and beside the request: a refusal
/// waits for no database, and one that cannot be written stays the refusal that it is.
@Singleton
public class Denials {

  private static final Logger LOG = LoggerFactory.getLogger(Denials.class);
  private static final String SQL = "SELECT audit_denial(?, ?, ?, ?, ?, ?, ?, ?)";

  private final TenantTransactions transactions;
  private final Catalog catalog;
  private final Tallies tallies = new Tallies();
  private final CountDownLatch stopped = new CountDownLatch(1);

  Denials(TenantTransactions transactions, Catalog catalog) {
    this.transactions = transactions;
    this.catalog = catalog;
  }

  void note(Denial denial, String traceId) {
    tallies.note(denial, traceId, Instant.now());
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("denials").start(this::writeUntilStopped);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
    write(tallies.rest(Instant.now()));
  }

  private void writeUntilStopped() {
    try {
      while (!stopped.await(1, TimeUnit.SECONDS)) {
        write(tallies.due(Instant.now()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(List<Tallies.Due> due) {
    due.stream().collect(Collectors.groupingBy(one -> one.denial().tenant())).forEach(this::write);
  }

  private void write(String tenant, List<Tallies.Due> due) {
    try {
      transactions.once(
          new Caller.Identity(tenant, "", "", Set.of(), ""),
          connection -> {
            for (var one : due) {
              write(connection, one);
            }
            return due.size();
          });
    } catch (RuntimeException e) {
      LOG.warn("{} refusals of tenant {} are not in the audit log yet", due.size(), tenant, e);
      tallies.takeBack(due);
    }
  }

  private void write(Connection connection, Tallies.Due due) throws SQLException {
    var denial = due.denial();
    var table =
        catalog
            .find(denial.collection())
            .map(shape -> shape.description().table())
            .orElse(denial.collection());
    try (var statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, due.at().atOffset(ZoneOffset.UTC));
      statement.setString(2, denial.subject());
      statement.setString(3, denial.client());
      statement.setString(4, due.traceId());
      statement.setString(5, table);
      statement.setString(6, denial.kind().name());
      statement.setString(7, denial.route());
      statement.setInt(8, due.times());
      statement.execute();
    }
  }
}
