package io.bellwether.systemtests;

import io.bellwether.localstack.identity.TokenRequestByName;
import io.bellwether.localstack.process.ProcessRecord;
import io.bellwether.localstack.process.Waiting;
import io.bellwether.localstack.suite.Leftovers;
import io.bellwether.localstack.suite.Ports;
import io.bellwether.localstack.suite.StateDirectory;
import io.bellwether.localstack.suite.SuiteOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A suite that somebody starts whose machine is set up otherwise: `up` in a process of its own,
/// with an environment that all its parts inherit.
record SuiteElsewhere(Process supervisor, StateDirectory state, Thread onExit)
    implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofMinutes(8);

  static SuiteElsewhere start(Path directory, Map<String, String> environment) throws IOException {
    var state = new StateDirectory(directory).create();
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-Dbellwether.project=" + SuiteOptions.usual().project(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.bellwether.localstack.command.SuiteCommand",
                "up",
                "--state",
                directory.toString(),
                "--ports-from",
                Integer.toString(Ports.free().from()))
            .redirectErrorStream(true)
            .redirectOutput(state.log("suite").toFile());
    builder.environment().putAll(environment);
    var supervisor = builder.start();
    var onExit = new Thread(supervisor::destroy);
    Runtime.getRuntime().addShutdownHook(onExit);
    return new SuiteElsewhere(supervisor, state, onExit);
  }

  void awaitReady() {
    Waiting.until(
        "the suite is ready, see " + state.log("suite"),
        LONGEST_START,
        () -> {
          if (!supervisor.isAlive()) {
            throw new AssertionError("the suite did not start, see " + state.log("suite"));
          }
          return state.running().map(StateDirectory.Running::ready).orElse(false);
        });
  }

  Tenant tenantOf(String user) throws IOException, InterruptedException {
    var running = state.running().orElseThrow();
    try (var http = HttpClient.newHttpClient()) {
      var token = new TokenRequestByName(http, running.issuer()).token(user);
      return new Tenant(running.gateway(), token);
    }
  }

  /// PostgreSQL and the services.
  List<ProcessRecord> processes() {
    return state.processes();
  }

  @Override
  public void close() {
    new Leftovers(state).stop();
    Runtime.getRuntime().removeShutdownHook(onExit);
  }
}
