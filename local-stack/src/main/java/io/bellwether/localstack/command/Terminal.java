package io.bellwether.localstack.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Where a command writes to: every line is seen at once.
@Command
final class Terminal {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  void say(String line) {
    println(requireNonNull(command).commandLine().getOut(), line);
  }

  void complain(String line) {
    println(requireNonNull(command).commandLine().getErr(), line);
  }

  private static synchronized void println(PrintWriter stream, String line) {
    stream.println(line);
    stream.flush();
  }
}
