package io.bellwether.localstack.command;

import io.bellwether.localstack.suite.StateDirectory;
import io.bellwether.localstack.suite.SuiteOptions;
import io.bellwether.localstack.suite.SuiteProblem;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which suite a command is about: the one whose state is in this directory.
final class StateOption {

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Where logs, process ids and data are kept (default: .suite in the project).")
  private @Nullable Path directory;

  SuiteOptions options() {
    var usual = SuiteOptions.usual();
    return directory == null ? usual : usual.withState(directory.toAbsolutePath().normalize());
  }

  StateDirectory state() {
    return new StateDirectory(options().state());
  }

  StateDirectory.Running running() {
    return state()
        .running()
        .orElseThrow(() -> new SuiteProblem("the suite is not running: start it with ./suite up"));
  }
}
