package io.bellwether.localstack.command;

import io.bellwether.localstack.suite.Service;
import io.bellwether.localstack.suite.SuiteProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows the end of the logs, of all parts or of one.")
final class LogsCommand implements Callable<Integer> {

  @Mixin private StateOption state = new StateOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "SERVICE",
      description = "A service, identity (Keycloak), postgres, suite or build.")
  private @Nullable String part;

  @Option(names = "--lines", description = "How many lines (default: 40).")
  private int lines = 40;

  @Mixin private Terminal terminal = new Terminal();

  @Override
  public Integer call() throws IOException {
    for (var name : names()) {
      var log = state.state().log(name);
      if (!Files.exists(log)) {
        if (part != null) {
          throw new SuiteProblem("there is no log of %s yet (%s)".formatted(name, log));
        }
        continue;
      }
      terminal.say("== " + log);
      tail(log).forEach(terminal::say);
    }
    return 0;
  }

  private List<String> names() {
    if (part != null) {
      return List.of(
          List.of("identity", "postgres", "suite", "build").contains(part) ? part : module(part));
    }
    return Stream.concat(
            Arrays.stream(Service.values()).map(Service::module),
            Stream.of("identity", "postgres", "suite"))
        .toList();
  }

  private static String module(String name) {
    return Service.get(name).module();
  }

  private Iterable<String> tail(Path log) throws IOException {
    var end = new ArrayDeque<String>();
    try (var reader = Files.newBufferedReader(log, StandardCharsets.UTF_8)) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        end.addLast(line);
        if (end.size() > lines) {
          end.removeFirst();
        }
      }
    }
    return end;
  }
}
