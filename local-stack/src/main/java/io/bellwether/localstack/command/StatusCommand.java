package io.bellwether.localstack.command;

import io.bellwether.localstack.suite.SuiteStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    description = "Shows how each part is doing; exit code 0 when all are well.")
final class StatusCommand implements Callable<Integer> {

  @Mixin private StateOption state = new StateOption();

  @Mixin private Terminal terminal = new Terminal();

  @Override
  public Integer call() {
    var status = SuiteStatus.of(state.state());
    if (status.parts().isEmpty()) {
      terminal.say("The suite is not running.");
      return 1;
    }
    for (var part : status.parts()) {
      var pid = part.pid().map(String::valueOf).orElse("-");
      terminal.say("%-21s %-10s %8s  %s".formatted(part.name(), part.state(), pid, part.url()));
    }
    if (!status.supervised()) {
      terminal.say("The supervisor has ended: ./suite down clears up, ./suite up starts again.");
    }
    return status.allWell() ? 0 : 1;
  }
}
