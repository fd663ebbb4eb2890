package io.bellwether.localstack.suite;

import io.bellwether.localstack.process.Ending;
import io.bellwether.localstack.process.ProcessRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Stops what a suite left behind: by `./suite down`, and before a start when the last supervisor
/// was killed and could not stop its processes itself.
public final class Leftovers {

  private static final Duration PATIENCE_WITH_SUPERVISOR = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final StateDirectory state;

  public Leftovers(StateDirectory state) {
    this.state = state;
  }

  /// Stops the supervisor (which stops the rest), then whatever still runs; answers how many
  /// processes were running.
  public int stop() {
    var before = state.processes().stream().filter(this::runs).count();
    var supervisor =
        state.recorded().map(StateDirectory.Running::supervisor).flatMap(ProcessRecord::running);
    if (supervisor.isPresent()) {
      before++;
      Ending.gracefully(List.of(supervisor.get()), PATIENCE_WITH_SUPERVISOR);
    }
    stopProcesses();
    state.forget();
    return Math.toIntExact(before);
  }

  /// Stops the recorded processes, not the supervisor: it may be ourselves.
  void stopProcesses() {
    Predicate<ProcessRecord> database = process -> process.name().equals(LocalSuite.POSTGRES);
    var services =
        state.processes().stream()
            .filter(database.negate())
            .map(ProcessRecord::running)
            .flatMap(Optional::stream)
            .toList();
    Ending.gracefully(services, PATIENCE);
    state.processes().stream()
        .filter(database)
        .map(ProcessRecord::running)
        .flatMap(Optional::stream)
        .forEach(postmaster -> Ending.database(postmaster, PATIENCE));
  }

  private boolean runs(ProcessRecord process) {
    return process.running().isPresent();
  }
}
