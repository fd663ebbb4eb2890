package io.bellwether.scoring.api;

import io.bellwether.kit.tenant.Caller;
import io.bellwether.kit.tenant.TenantTransactions;
import io.bellwether.scoring.benchmark.Benchmarks;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.settings.StoredSettings;
import io.bellwether.scoring.settings.TenantSettings;
import io.bellwether.scoring.targets.Targets;
import jakarta.inject.Singleton;
import java.util.List;

/// Reads what the caller's tenant says of its metrics, before a question is understood.
@Singleton
class ReadingStandards {

  private final TenantTransactions transactions;
  private final StoredSettings settings;
  private final Benchmarks benchmarks;
  private final Targets targets;
  private final Caller caller;

  ReadingStandards(
      TenantTransactions transactions,
      StoredSettings settings,
      Benchmarks benchmarks,
      Targets targets,
      Caller caller) {
    this.transactions = transactions;
    this.settings = settings;
    this.benchmarks = benchmarks;
    this.targets = targets;
    this.caller = caller;
  }

  Standards of(List<Metric> metrics) {
    var ids = metrics.stream().map(metric -> metric.definition().id()).toList();
    return transactions.call(
        caller.identity(),
        connection ->
            new Standards(
                settings.read(connection),
                benchmarks.of(connection, ids),
                targets.of(connection, ids)));
  }

  TenantSettings settings() {
    return transactions.call(caller.identity(), settings::read);
  }
}
