package io.bellwether.localstack.command;

import io.bellwether.localstack.suite.Leftovers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "down",
    description = "Stops what `up` started, also when its supervisor was killed. Data stays.")
final class DownCommand implements Callable<Integer> {

  @Mixin private StateOption state = new StateOption();

  @Mixin private Terminal terminal = new Terminal();

  @Override
  public Integer call() {
    var stopped = new Leftovers(state.state()).stop();
    terminal.say(stopped == 0 ? "Nothing was running." : "Stopped; the data stays.");
    return 0;
  }
}
