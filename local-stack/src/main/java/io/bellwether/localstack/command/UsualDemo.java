package io.bellwether.localstack.command;

import io.bellwether.localstack.demo.AcmeDemo;
import io.bellwether.localstack.demo.GatewayClient;
import io.bellwether.localstack.demo.acme.AcmeCompany;
import io.bellwether.localstack.suite.SuiteProblem;
import java.io.IOException;

/// The demo that `up` loads into a suite that does not hold it yet.
final class UsualDemo {

  private final StateOption state;
  private final Terminal terminal;

  UsualDemo(StateOption state, Terminal terminal) {
    this.state = state;
    this.terminal = terminal;
  }

  /// Whether it is there now. A suite without it is a suite, so a failure ends nothing.
  boolean load() throws InterruptedException {
    try (var client =
        new GatewayClient(state.running().gateway(), TokenCommand.token(state, AcmeDemo.USER))) {
      var demo = new AcmeDemo(client, terminal::say, AcmeCompany.SEED);
      if (!demo.isLoaded()) {
        terminal.say("the demo is loaded, once (--empty leaves it out)");
        demo.load();
      }
      return true;
    } catch (IOException | SuiteProblem failure) {
      terminal.complain(
          "%sthe demo is not loaded (%s): ./suite demo acme tries again"
              .formatted(SuiteCommand.PROBLEM, failure.getMessage()));
      return false;
    }
  }
}
