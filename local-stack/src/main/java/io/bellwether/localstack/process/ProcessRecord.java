package io.bellwether.localstack.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What we remember of a process that we started. The start instant tells it from another process
/// that got the same pid after ours had ended: that one must never be touched.
public record ProcessRecord(String name, long pid, long startedEpochMillis) {

  // Linux derives the instant from the boot time, which moves a little when the clock is adjusted.
  private static final Duration CLOCK_ADJUSTMENT = Duration.ofSeconds(2);

  public static ProcessRecord of(String name, ProcessHandle process) {
    var started = process.info().startInstant().orElse(Instant.EPOCH);
    return new ProcessRecord(name, process.pid(), started.toEpochMilli());
  }

  /// The process, if it still runs and is the one that we started.
  public Optional<ProcessHandle> running() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::sameStart);
  }

  private boolean sameStart(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(
            start ->
                Math.abs(start.toEpochMilli() - startedEpochMillis) <= CLOCK_ADJUSTMENT.toMillis())
        .orElse(false);
  }
}
