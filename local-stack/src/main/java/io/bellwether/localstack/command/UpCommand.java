package io.bellwether.localstack.command;

import io.bellwether.localstack.suite.IdentityKind;
import io.bellwether.localstack.suite.LocalSuite;
import io.bellwether.localstack.suite.Ports;
import io.bellwether.localstack.suite.SuiteOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    description = "Starts everything; stays until Ctrl-C, or returns with --detach.")
final class UpCommand implements Callable<Integer> {

  @Mixin private StateOption state = new StateOption();

  @Option(names = "--detach", description = "Return when all is ready; stop with `down`.")
  private boolean detach;

  @Option(
      names = "--keycloak",
      description = "Identity is a real Keycloak, with passwords, instead of the development one.")
  private boolean keycloak;

  @Option(names = "--empty", description = "Load no demo data (default: acme, once).")
  private boolean empty;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where PostgreSQL and the fact store keep their data (default: .suite/data).")
  private @Nullable Path dataDirectory;

  @Option(
      names = "--ports-from",
      paramLabel = "N",
      description = "Gateway N, case N+1 ... PostgreSQL N+6, management +1000 (default: 8080).")
  private int portsFrom = Ports.USUAL.from();

  /// Set by [DetachedSuite], which greets the person itself.
  @Option(names = "--supervised", hidden = true)
  private boolean supervised;

  @Mixin private Terminal terminal = new Terminal();

  @Override
  public Integer call() throws InterruptedException {
    if (detach) {
      var exitCode = new DetachedSuite(options(), terminal).start();
      if (exitCode == 0) {
        welcome();
        terminal.say("The suite runs in the background: ./suite status, ./suite down");
      }
      return exitCode;
    }
    var suite = LocalSuite.start(options().withProgress(terminal::say));
    suite.onUnexpectedEnd(
        (name, exitCode) ->
            terminal.complain(
                "%s%s ended with exit code %d: see ./suite logs %s"
                    .formatted(SuiteCommand.PROBLEM, name, exitCode, name)));
    if (!supervised) {
      welcome();
    }
    // Ctrl-C, or `down`, ends the process; the suite stops in its shutdown hook.
    new CountDownLatch(1).await();
    return 0;
  }

  private void welcome() throws InterruptedException {
    terminal.say(Welcome.text(options(), !empty && new UsualDemo(state, terminal).load()));
  }

  private SuiteOptions options() {
    var options =
        state
            .options()
            .withPorts(new Ports(portsFrom))
            .withIdentity(keycloak ? IdentityKind.KEYCLOAK : IdentityKind.DEVELOPMENT);
    return dataDirectory == null
        ? options
        : options.withData(dataDirectory.toAbsolutePath().normalize());
  }
}
