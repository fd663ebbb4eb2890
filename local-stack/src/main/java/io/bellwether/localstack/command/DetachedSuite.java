package io.bellwether.localstack.command;

import io.bellwether.localstack.suite.IdentityKind;
import io.bellwether.localstack.suite.StateDirectory;
import io.bellwether.localstack.suite.SuiteOptions;
import io.bellwether.localstack.suite.SuiteProblem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starts a supervisor that outlives this process and the terminal, and shows what it says until
/// the suite is ready or has failed.
final class DetachedSuite {

  private final SuiteOptions options;
  private final Terminal terminal;
  private long shown;
  private boolean problemSeen;

  DetachedSuite(SuiteOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  int start() throws InterruptedException {
    var state = new StateDirectory(options.state()).create();
    state.requireNotRunning();
    var log = state.log("suite");
    try {
      Files.deleteIfExists(log);
      var supervisor =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      while (true) {
        var ended = supervisor.waitFor(200, TimeUnit.MILLISECONDS);
        // Asked before the log is read, so that nothing said before "ready" is lost.
        var ready = !ended && isReady(state, supervisor.pid());
        show(log);
        if (ended) {
          return Math.max(1, supervisor.exitValue());
        }
        if (ready) {
          return 0;
        }
      }
    } catch (IOException failure) {
      throw new SuiteProblem(
          "the supervisor could not be started: " + failure.getMessage(), failure);
    }
  }

  private static boolean isReady(StateDirectory state, long supervisor) {
    return state
        .running()
        .filter(suite -> suite.supervisor().pid() == supervisor)
        .map(StateDirectory.Running::ready)
        .orElse(false);
  }

  private List<String> command() {
    var command = new ArrayList<String>();
    // A session of its own: closing the terminal must not reach the supervisor.
    command.add(Files.isExecutable(Path.of("/usr/bin/setsid")) ? "/usr/bin/setsid" : "nohup");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SupervisorJvm.OPTIONS);
    command.add("-Dbellwether.project=" + options.project());
    command.add("-Dbellwether.command=" + System.getProperty("bellwether.command", "./suite"));
    if (System.getProperty("bellwether.keycloak") != null) {
      command.add("-Dbellwether.keycloak=" + System.getProperty("bellwether.keycloak"));
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(SuiteCommand.class.getName());
    command.addAll(List.of("up", "--supervised", "--state", options.state().toString()));
    command.addAll(List.of("--data-dir", options.data().toString()));
    command.addAll(List.of("--ports-from", Integer.toString(options.ports().from())));
    if (options.identity() == IdentityKind.KEYCLOAK) {
      command.add("--keycloak");
    }
    return command;
  }

  private void show(Path log) throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(shown);
      var news = new byte[Math.toIntExact(file.length() - shown)];
      file.readFully(news);
      var text = new String(news, StandardCharsets.UTF_8);
      var whole = text.substring(0, text.lastIndexOf('\n') + 1);
      shown += whole.getBytes(StandardCharsets.UTF_8).length;
      whole.lines().forEach(this::relay);
    }
  }

  // A problem is a line and the log lines below it; all of that belongs on stderr.
  private void relay(String line) {
    problemSeen |= line.startsWith(SuiteCommand.PROBLEM);
    if (problemSeen) {
      terminal.complain(line);
    } else {
      terminal.say(line);
    }
  }
}
