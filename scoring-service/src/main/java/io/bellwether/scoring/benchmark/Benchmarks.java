package io.bellwether.scoring.benchmark;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import io.bellwether.scoring.catalogue.MetricCatalog;
import io.bellwether.scoring.metric.Unit;
import io.bellwether.scoring.settings.Currencies;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    var metric = catalog.find(draft.metric());
    violations.unless(
        metric.isPresent(), "metric", draft.metric(), "a metric, one of " + catalog.ids());
    if (metric.isEmpty()) {
      return;
    }
    var money = metric.get().definition().unit() == Unit.MONEY;
    var currency = draft.currency();
    violations.unless(
        money ? currency != null && Currencies.isKnown(currency) : currency == null,
        "currency",
        currency,
        money
            ? "an ISO 4217 code such as EUR, since %s is money".formatted(draft.metric())
            : "none, since %s is no money".formatted(draft.metric()));
    violations.unless(
        !money || draft.value().scale() <= 0,
        "value",
        draft.value(),
        "a whole number of minor units, since %s is money".formatted(draft.metric()));
  }

  /// The tenant's benchmarks of these metrics, the newest first.
  public Map<String, List<Benchmark>> of(Connection connection, Collection<String> metrics)
      throws SQLException {
    var found = new HashMap<String, List<Benchmark>>();
    try (var select =
        connection.prepareStatement(
            "SELECT metric, value, currency, industry, channel, source, as_of, n FROM benchmark"
                + " WHERE metric = ANY(?) ORDER BY as_of DESC, id LIMIT 1000")) {
      select.setArray(1, connection.createArrayOf("text", metrics.toArray()));
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var benchmark = benchmark(row);
          found.computeIfAbsent(benchmark.metric(), _ -> new ArrayList<>()).add(benchmark);
        }
      }
    }
    return found;
  }

  private static Benchmark benchmark(ResultSet row) throws SQLException {
    return new Benchmark(
        row.getString("metric"),
        row.getBigDecimal("value"),
        row.getString("currency"),
        row.getString("industry"),
        row.getString("channel"),
        row.getString("source"),
        row.getObject("as_of", LocalDate.class),
        row.getObject("n", Long.class));
  }
}
