package io.bellwether.localstack.process;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what nobody announces, by looking again and again.
public final class Waiting {

  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(25);

  private Waiting() {}

  /// Returns how long it took until something holds.
  public static Duration until(String what, Duration longest, BooleanSupplier holds) {
    return until(() -> what, longest, holds);
  }

  /// The same, where what is waited for is told by how far it has come.
  public static Duration until(Supplier<String> what, Duration longest, BooleanSupplier holds) {
    var began = Instant.now();
    while (!holds.getAsBoolean()) {
      if (Duration.between(began, Instant.now()).compareTo(longest) > 0) {
        throw new IllegalStateException("not within %s: %s".formatted(longest, what.get()));
      }
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
    return Duration.between(began, Instant.now());
  }
}
