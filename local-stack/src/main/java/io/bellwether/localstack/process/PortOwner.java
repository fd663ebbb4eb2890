package io.bellwether.localstack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Whether a port of this machine is free, and who has it when it is not.
public final class PortOwner {

  private PortOwner() {}

  public static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /// `pid 4711 (java)`, when the machine has a tool that knows and lets us see it.
  public static Optional<String> find(int port) {
    return firstNumber("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
        .or(() -> firstNumber("sh", "-c", "ss -Hltnp 'sport = :" + port + "' | sed 's/.*pid=//'"))
        .map(PortOwner::describe);
  }

  private static Optional<Long> firstNumber(String... command) {
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(5, TimeUnit.SECONDS);
      var digits = answer.strip().split("[^0-9]", 2)[0];
      return digits.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(digits));
    } catch (IOException toolMissing) {
      return Optional.empty();
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String describe(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .map(path -> "pid %d (%s)".formatted(pid, path.substring(path.lastIndexOf('/') + 1)))
        .orElse("pid " + pid);
  }
}
