package io.bellwether.localstack.suite;

import io.bellwether.localstack.process.Ending;
import io.bellwether.localstack.process.ProcessRecord;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One service, or what a service needs, as a process of its own, with its output in its log.
final class ServiceProcess {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofMillis(200);

  private final String name;
  private final StateDirectory state;
  private final URI ready;
  private final Process process;

  private ServiceProcess(String name, StateDirectory state, URI ready, Process process) {
    this.name = name;
    this.state = state;
    this.ready = ready;
    this.process = process;
  }

  static ServiceProcess start(
      Service service,
      Path project,
      Ports ports,
      Map<String, String> settings,
      StateDirectory state) {
    var jar = service.jar(project);
    if (!Files.exists(jar)) {
      throw new SuiteProblem("%s is not built: %s is missing".formatted(service.module(), jar));
    }
    return start(
        service.module(),
        command(service, jar),
        project.resolve(service.module()),
        settings,
        URI.create("http://localhost:%d/q/health/ready".formatted(ports.management(service))),
        state);
  }

  /// Starts a command whose `ready` answers with 200 once it can be used.
  static ServiceProcess start(
      String name,
      List<String> command,
      Path directory,
      Map<String, String> settings,
      URI ready,
      StateDirectory state) {
    try {
      var builder =
          new ProcessBuilder(inSessionOfItsOwn(command))
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(state.freshLog(name).toFile()));
      // Keycloak would take them for its own; to the services they mean nothing.
      builder.environment().keySet().removeIf(KeycloakDistribution::isSetting);
      builder.environment().putAll(settings);
      var process = builder.start();
      state.remember(ProcessRecord.of(name, process.toHandle()));
      return new ServiceProcess(name, state, ready, process);
    } catch (IOException failure) {
      throw new SuiteProblem(
          "%s could not be started: %s".formatted(name, failure.getMessage()), failure);
    }
  }

  // A session of its own keeps the terminal's Ctrl-C from the service, so that the suite can stop
  // its parts in order. setsid does not fork here: the pid stays the one that Java knows.
  private static List<String> inSessionOfItsOwn(List<String> command) {
    return new File("/usr/bin/setsid").canExecute()
        ? Stream.concat(Stream.of("/usr/bin/setsid"), command.stream()).toList()
        : command;
  }

  private static List<String> command(Service service, Path jar) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(service.javaOptions());
    command.add("-jar");
    command.add(jar.toString());
    return command;
  }

  /// Returns when the service says that it is ready; fails as soon as it has died instead.
  void awaitReady(HttpClient http, Duration limit) {
    var deadline = Instant.now().plus(limit);
    while (!isReady(http)) {
      if (ended(PAUSE_BETWEEN_LOOKS)) {
        throw problem("ended with exit code %d while starting".formatted(process.exitValue()));
      }
      if (Instant.now().isAfter(deadline)) {
        throw problem("was not ready after %d s".formatted(limit.toSeconds()));
      }
    }
  }

  private boolean ended(Duration wait) {
    try {
      return process.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new SuiteProblem("interrupted while %s started".formatted(name));
    }
  }

  boolean isReady(HttpClient http) {
    return Readiness.answers(http, ready);
  }

  private SuiteProblem problem(String what) {
    return new SuiteProblem(
        "%s %s; the end of %s:\n  %s".formatted(name, what, state.log(name), state.logTail(name)));
  }

  Process process() {
    return process;
  }

  void kill9() {
    process.destroyForcibly();
    ended(PATIENCE);
  }

  void stop() {
    Ending.gracefully(List.of(process.toHandle()), PATIENCE);
  }
}
