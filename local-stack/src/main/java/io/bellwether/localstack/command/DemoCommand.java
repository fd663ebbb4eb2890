package io.bellwether.localstack.command;

import io.bellwether.localstack.demo.GatewayClient;
import io.bellwether.localstack.demo.TelcoDemo;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "demo",
    description = "Loads demo data through the API and returns when scoring has applied it.")
final class DemoCommand implements Callable<Integer> {

  /// The demos that exist.
  enum Demo {
    telco
  }

  @Mixin private StateOption state = new StateOption();

  @Parameters(paramLabel = "NAME", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Demo demo = Demo.telco;

  @Option(names = "--gateway", paramLabel = "URL", description = "Default: that of the suite.")
  private @Nullable String gateway;

  @Option(names = "--token", description = "Default: that of tess, from the suite's identity.")
  private @Nullable String token;

  @Mixin private Terminal terminal = new Terminal();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var url = gateway == null ? state.running().gateway() : gateway;
    var bearer = token == null ? TokenCommand.token(state, TelcoDemo.USER) : token;
    try (var client = new GatewayClient(url, bearer)) {
      switch (demo) {
        case telco -> new TelcoDemo(client, terminal::say).load();
      }
    }
    terminal.say("");
    terminal.say("How many customers left in January 2020, of those there were?");
    terminal.say("");
    terminal.say(Welcome.curl(url, TelcoDemo.USER, TelcoDemo.CHURN_PERIOD));
    return 0;
  }
}
