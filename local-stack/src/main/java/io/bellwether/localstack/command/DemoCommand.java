package io.bellwether.localstack.command;

import io.bellwether.localstack.demo.AcmeDemo;
import io.bellwether.localstack.demo.GatewayClient;
import io.bellwether.localstack.demo.TelcoDemo;
import io.bellwether.localstack.demo.acme.AcmeCompany;
import io.bellwether.localstack.demo.bpi.BpiDemo;
import io.bellwether.localstack.suite.SuiteProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Loads demo data through the API and returns when scoring has applied it.",
    footer = {
      "",
      "acme   a made-up software company: 450 customers, two years, 20,000 cases; as ana",
      "telco  7,043 customers of a telecom, from IBM's sample; as tess",
      "bpi    the incidents of the BPI Challenge 2013, from your FILE: CSV with",
      "       CaseID,ActivityID,CompleteTimestamp; as otto"
    })
final class DemoCommand implements Callable<Integer> {

  /// The demos that exist, with whose tenant they belong to and what is asked of them first.
  enum Demo {
    acme(AcmeDemo.USER, Welcome.ACME_QUESTION, AcmeDemo.FIRST_QUESTION),
    telco(
        TelcoDemo.USER,
        "How many customers left in January 2020, of those there were?",
        "customer-churn-rate?" + TelcoDemo.CHURN_PERIOD),
    bpi(
        BpiDemo.USER,
        "How long did it take to resolve an incident?",
        "time-to-resolution?" + BpiDemo.PERIOD);

    private final String user;
    private final String question;
    private final String metric;

    Demo(String user, String question, String metric) {
      this.user = user;
      this.question = question;
      this.metric = metric;
    }
  }

  @Mixin private StateOption state = new StateOption();

  @Parameters(index = "0", paramLabel = "NAME", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Demo demo = Demo.acme;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The data of bpi, which is not ours to pass on.")
  private @Nullable Path file;

  @Option(
      names = "--shuffled",
      paramLabel = "SEED",
      description = "Sends the lines of bpi in another order, for the same outcome.")
  private @Nullable Long shuffled;

  @Option(names = "--gateway", paramLabel = "URL", description = "Default: that of the suite.")
  private @Nullable String gateway;

  @Option(
      names = "--token",
      description = "Default: that of the demo's user, from the suite's identity.")
  private @Nullable String token;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "What acme is made from: the same seed is the same company (default: "
              + AcmeCompany.SEED
              + ").")
  private @Nullable Long seed;

  @Mixin private Terminal terminal = new Terminal();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (seed != null && demo != Demo.acme) {
      throw new SuiteProblem("--seed %d: %s is a file, not made from a seed".formatted(seed, demo));
    }
    if (demo != Demo.bpi && (file != null || shuffled != null)) {
      throw new SuiteProblem(
          "%s takes neither FILE nor --shuffled (expected: those with bpi only)".formatted(demo));
    }
    var url = gateway == null ? state.running().gateway() : gateway;
    var bearer = token == null ? TokenCommand.token(state, demo.user) : token;
    try (var client = new GatewayClient(url, bearer)) {
      switch (demo) {
        case acme ->
            new AcmeDemo(client, terminal::say, seed == null ? AcmeCompany.SEED : seed).load();
        case bpi -> new BpiDemo(client, terminal::say, data(), shuffled).load();
        case telco -> new TelcoDemo(client, terminal::say).load();
      }
    }
    terminal.say("");
    terminal.say(demo.question);
    terminal.say("");
    terminal.say(Welcome.curl(url, demo.user, demo.metric));
    return 0;
  }

  private Path data() {
    if (file == null) {
      throw new SuiteProblem("bpi: no FILE (expected: ./suite demo bpi FILE, a CSV file of yours)");
    }
    return file;
  }
}
