package io.bellwether.localstack.command;

import io.bellwether.localstack.identity.TokenRequestByName;
import io.bellwether.localstack.suite.SuiteProblem;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "token", description = "Prints an access token of a demo user, valid for an hour.")
final class TokenCommand implements Callable<Integer> {

  @Mixin private StateOption state = new StateOption();

  @Parameters(paramLabel = "USER", description = "ana, vic, tess or otto.")
  private String user = "";

  @Mixin private Terminal terminal = new Terminal();

  @Override
  public Integer call() throws InterruptedException {
    terminal.say(token(state, user));
    return 0;
  }

  static String token(StateOption state, String user) throws InterruptedException {
    var issuer = state.running().issuer();
    try (var http = HttpClient.newHttpClient()) {
      return new TokenRequestByName(http, issuer).token(user);
    } catch (IllegalArgumentException refused) {
      throw new SuiteProblem(String.valueOf(refused.getMessage()), refused);
    } catch (IOException failure) {
      throw new SuiteProblem(
          "identity does not answer at %s: see ./suite status".formatted(issuer), failure);
    }
  }
}
