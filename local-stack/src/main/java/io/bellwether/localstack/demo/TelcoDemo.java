package io.bellwether.localstack.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The telecom demo: 7,043 customers of whom 1,869 left, as accounts, contracts and subscription
/// lines. Loading it again changes nothing.
public final class TelcoDemo {

  /// Whose tenant it belongs to.
  public static final String USER = "tess";

  /// The month in which those who left did so.
  public static final String CHURN_PERIOD = "from=2020-01-01&to=2020-02-01";

  private final GatewayClient client;
  private final Consumer<String> progress;

  public TelcoDemo(GatewayClient client, Consumer<String> progress) {
    this.client = client;
    this.progress = progress;
  }

  /// Imports all and returns when scoring has applied it.
  public void load() throws IOException, InterruptedException {
    var began = Instant.now();
    progress.accept("Telco customers of IBM's sample data set, as " + USER);
    load("accounts", TelcoDemo::accounts);
    load("contracts", TelcoDemo::contracts);
    load("subscription-lines", TelcoDemo::subscriptionLines);
    var written = Instant.now();
    progress.accept("waiting for scoring to apply it");
    new ScoringCaughtUp(client).await(written);
    progress.accept(
        "done after %.1f s: every metric of tenant telco includes it"
            .formatted(Duration.between(began, Instant.now()).toMillis() / 1000.0));
  }

  private void load(String collection, Supplier<Stream<?>> objects)
      throws IOException, InterruptedException {
    var summary = client.importInto(collection, objects);
    progress.accept("%-20s %s".formatted(collection, summary));
  }

  static Stream<TelcoCustomer.NewAccount> accounts() {
    return TelcoCustomers.read().map(TelcoCustomer::account);
  }

  static Stream<TelcoCustomer.NewContract> contracts() {
    return TelcoCustomers.read().flatMap(customer -> customer.contracts().stream());
  }

  static Stream<TelcoCustomer.NewSubscriptionLine> subscriptionLines() {
    return TelcoCustomers.read().map(TelcoCustomer::subscriptionLine);
  }
}
