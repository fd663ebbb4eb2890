package io.bellwether.scoring.query;

import io.bellwether.localstack.postgres.LocalPostgres;
import io.bellwether.scoring.slow.ExportedRows;
import io.bellwether.scoring.slow.FragmentsInPostgres;
import io.bellwether.scoring.slow.GeneratedCompany;
import io.bellwether.scoring.slow.SlowMetrics;
import io.bellwether.scoring.store.TemporaryFactStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Generated companies in a real fact store, and the slow way beside it.
final class GeneratedFacts implements AutoCloseable {

  /// Of this company all money is in euros, so that it adds up.
  static final String ONE_CURRENCY = "acme";

  static final String SEVERAL_CURRENCIES = "globex";

  private record Side(String tenant, Optional<Instant> knownAt) {}

  final Connection connection;
  private final TemporaryFactStore store;
  private final LocalPostgres server;
  private final Connection postgres;
  private final FragmentsInPostgres fragments;
  private final Map<Side, SlowMetrics> slow = new HashMap<>();

  GeneratedFacts(Path dir, long seed) throws SQLException, IOException {
    store = TemporaryFactStore.in(dir.resolve("seed" + seed));
    GeneratedCompany.write(
        List.of(
            GeneratedCompany.of(ONE_CURRENCY, seed, "EUR"),
            GeneratedCompany.of(SEVERAL_CURRENCIES, -seed, "EUR", "USD")),
        store);
    connection = store.store.read();
    server = LocalPostgres.temporary();
    postgres = server.superuser("postgres").getConnection();
    fragments = new FragmentsInPostgres(postgres);
  }

  SlowMetrics slow(Query query) {
    return slow.computeIfAbsent(
        new Side(query.tenant(), Optional.ofNullable(query.knownAt())),
        side ->
            new SlowMetrics(
                new ExportedRows(connection, side.tenant(), side.knownAt().orElse(null)),
                fragments));
  }

  @Override
  public void close() throws SQLException, IOException {
    postgres.close();
    server.close();
    connection.close();
    store.close();
  }
}
