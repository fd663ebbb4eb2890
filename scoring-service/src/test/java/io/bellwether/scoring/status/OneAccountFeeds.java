package io.bellwether.scoring.status;

import io.bellwether.scoring.intake.SourceStub;
import io.bellwether.scoring.intake.WirePage;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// Sources for a service under test: one account of acme and one of telco, and rows of acme that
/// cannot be read. They note the token that they were shown.
public final class OneAccountFeeds implements QuarkusTestResourceLifecycleManager {

  static final AtomicReference<String> AUTHORIZATION = new AtomicReference<>("");

  private final SourceStub subscription = open();
  private final SourceStub empty = open();

  @Override
  public Map<String, String> start() {
    try {
      subscription.answers(
          (exchange, after) -> {
            AUTHORIZATION.set(exchange.getRequestHeaders().getFirst("Authorization"));
            SourceStub.send(exchange, after.isEmpty() ? firstPage() : WirePage.of().next("t1"));
          });
      empty.answers(WirePage.of().next("t0"));
      return Map.of(
          "intake.enabled", "true",
          "fact-store.dir", Files.createTempDirectory("facts").toString(),
          "FEED_CLIENT_SECRET", "scoring",
          "CASE_URL", empty.url().toString(),
          "SURVEY_URL", empty.url().toString(),
          "SUBSCRIPTION_URL", subscription.url().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] firstPage() {
    return WirePage.of()
        .tick(1)
        .account("acme", "a", 1, "GOLD")
        .account("telco", "b", 2, "SILVER")
        .change("acme", "account", "no-uuid", 3, 1, "{}")
        .next("t1");
  }

  private static SourceStub open() {
    try {
      return new SourceStub();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    subscription.close();
    empty.close();
  }
}
