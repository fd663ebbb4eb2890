package io.bellwether.scoring.benchmark;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import io.bellwether.scoring.catalogue.MetricCatalog;
import io.bellwether.scoring.standard.StatedValue;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;

/// What others reach. Every answer shows what a tenant has written down for its metric.
@Singleton
public class Benchmarks implements CollectionDefinition<Benchmark> {

  private final MetricCatalog catalog;

  Benchmarks(MetricCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public Description<Benchmark> describe() {
    return Description.of(
        "benchmarks",
        "benchmark",
        Benchmark.class,
        "Values that others reach, from sources that can be named.");
  }

  @Override
  public void check(Benchmark draft, References references, Violations violations) {
    // The channel is whom it is about, whether or not the metric can be cut by channels.
    new StatedValue(
            draft.metric(),
            draft.definition(),
            draft.value(),
            draft.currency(),
            draft.dimension(),
            draft.dimensionValue())
        .check(catalog, violations);
  }

  /// The tenant's benchmarks of these metrics, the newest first.
  public BenchmarksOfMetrics of(Connection connection, Collection<String> metrics)
      throws SQLException {
    var found = new HashMap<String, List<Benchmark>>();
    try (var select =
        connection.prepareStatement(
            "SELECT metric, value, currency, industry, channel, definition, dimension,"
                + " dimension_value, source, as_of, n FROM benchmark"
                + " WHERE metric = ANY(?) ORDER BY as_of DESC, id LIMIT 1000")) {
      select.setArray(1, connection.createArrayOf("text", metrics.toArray()));
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var benchmark = benchmark(row);
          found.computeIfAbsent(benchmark.metric(), _ -> new ArrayList<>()).add(benchmark);
        }
      }
    }
    return new BenchmarksOfMetrics(found);
  }

  private static Benchmark benchmark(ResultSet row) throws SQLException {
    return new Benchmark(
        row.getString("metric"),
        row.getBigDecimal("value"),
        row.getString("currency"),
        row.getString("industry"),
        row.getString("channel"),
        row.getString("definition"),
        row.getString("dimension"),
        row.getString("dimension_value"),
        row.getString("source"),
        row.getObject("as_of", LocalDate.class),
        row.getObject("n", Long.class));
  }
}
