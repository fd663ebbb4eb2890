package io.bellwether.localstack.command;

import io.bellwether.localstack.suite.SuiteProblem;
import java.io.PrintWriter;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What `./suite` runs once everything is built.
@Command(
    name = "suite",
    synopsisSubcommandLabel = "COMMAND",
    description = "Bellwether on this machine.",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      TokenCommand.class,
      DemoCommand.class,
      BenchCommand.class
    })
public final class SuiteCommand {

  /// Starts a line on stderr that is meant for the person at the keyboard.
  static final String PROBLEM = "suite: ";

  private SuiteCommand() {}

  public static void main(String[] arguments) {
    // The libraries inside log every request and every refused connection.
    LogManager.getLogManager().reset();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new SuiteCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, _) -> {
              report(failure, command.getErr());
              return 1;
            });
  }

  private static void report(Exception failure, PrintWriter err) {
    err.println(PROBLEM + (failure.getMessage() == null ? failure : failure.getMessage()));
    if (!(failure instanceof SuiteProblem)) {
      failure.printStackTrace(err);
    }
    err.flush();
  }
}
