package io.bellwether.scoring.query;

import io.bellwether.localstack.postgres.LocalPostgres;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
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

  private static final List<String> FACTS = Facts.ALL.stream().map(Fact::name).toList();

  private record Side(String tenant, Optional<Instant> knownAt) {
    static Side of(Query query) {
      return new Side(query.tenant(), Optional.ofNullable(query.knownAt()));
    }
  }

  private record Credited(Side side, boolean ofFirst) {}

  private final Connection rows;
  private final TemporaryFactStore store;
  private final LocalPostgres server;
  private final Connection postgres;
  private final FragmentsInPostgres fragments;
  private final Map<Credited, SlowMetrics> slow = new HashMap<>();
  private final Map<Side, Connection> readers = new HashMap<>();

  GeneratedFacts(Path dir, long seed) throws SQLException, IOException {
    store = TemporaryFactStore.in(dir.resolve("seed" + seed));
    GeneratedCompany.write(
        List.of(
            GeneratedCompany.of(ONE_CURRENCY, seed, "EUR"),
            GeneratedCompany.of(SEVERAL_CURRENCIES, -seed, "EUR", "USD")),
        store);
    rows = store.store.read();
    server = LocalPostgres.temporary();
    postgres = server.superuser("postgres").getConnection();
    fragments = new FragmentsInPostgres(postgres);
  }

  /// As a question is answered: derived facts are kept where they may be. The slow way reads none
  /// that is kept.
  Connection reader(Query query) throws SQLException {
    var side = Side.of(query);
    var reader = readers.get(side);
    if (reader == null) {
      reader = store.store.read(query.tenant(), FACTS, query.knownAt());
      readers.put(side, reader);
    }
    return reader;
  }

  SlowMetrics slow(Query query) {
    return slow.computeIfAbsent(
        new Credited(Side.of(query), query.ofFirst()),
        asked -> {
          var side = asked.side();
          var exported = new ExportedRows(rows, side.tenant(), side.knownAt().orElse(null));
          return new SlowMetrics(exported, fragments, asked.ofFirst());
        });
  }

  @Override
  public void close() throws SQLException, IOException {
    postgres.close();
    server.close();
    for (var reader : readers.values()) {
      reader.close();
    }
    rows.close();
    store.close();
  }
}
