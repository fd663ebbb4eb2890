package io.bellwether.localstack.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Ends processes: asks first, insists when they do not listen.
public final class Ending {

  private Ending() {}

  /// Asks all of them at once, waits, then ends forcibly what is left.
  public static void gracefully(Collection<ProcessHandle> processes, Duration patience) {
    processes.forEach(ProcessHandle::destroy);
    if (!ended(processes, patience)) {
      processes.forEach(ProcessHandle::destroyForcibly);
      ended(processes, Duration.ofSeconds(10));
    }
  }

  /// PostgreSQL takes SIGTERM as "when the last client has gone"; SIGINT is its fast shutdown.
  public static void database(ProcessHandle postmaster, Duration patience) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start().waitFor();
    } catch (IOException failure) {
      postmaster.destroy();
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
    if (!ended(List.of(postmaster), patience)) {
      postmaster.destroyForcibly();
      ended(List.of(postmaster), Duration.ofSeconds(10));
    }
  }

  private static boolean ended(Collection<ProcessHandle> processes, Duration patience) {
    var exits = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(exits).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillRunning) {
      return false;
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
