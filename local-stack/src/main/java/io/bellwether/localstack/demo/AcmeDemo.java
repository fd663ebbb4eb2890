package io.bellwether.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.localstack.demo.acme.AcmeCompany;
import io.bellwether.localstack.suite.SuiteProblem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/// The demo of tenant acme: a software company with two years of customers, contracts, cases,
/// surveys, costs and use, made from a seed. Loading it again changes nothing.
public final class AcmeDemo {

  /// Whose tenant it belongs to; she has every role.
  public static final String USER = "ana";

  /// What is asked first: who pays how much of last year's revenue still, by tier.
  public static final String FIRST_QUESTION =
      "net-revenue-retention?from=2025-11-01&to=2026-11-01&timeZone=UTC&groupBy=tier";

  private final GatewayClient client;
  private final Consumer<String> progress;
  private final AcmeCompany company;

  public AcmeDemo(GatewayClient client, Consumer<String> progress, long seed) {
    this.client = client;
    this.progress = progress;
    this.company = new AcmeCompany(seed);
  }

  /// Imports all and returns when scoring has applied it.
  public void load() throws IOException, InterruptedException {
    var began = Instant.now();
    refuseAnotherCompany();
    progress.accept("Two years of a made-up software company, as " + USER);
    for (var collection : company.imports().entrySet()) {
      var name = collection.getKey();
      progress.accept("%-20s %s".formatted(name, client.importInto(name, collection.getValue())));
    }
    var written = Instant.now();
    progress.accept("waiting for scoring to apply it");
    new ScoringCaughtUp(client).await(written);
    progress.accept(
        "done after %.1f s: every metric of tenant acme includes it"
            .formatted(Duration.between(began, Instant.now()).toMillis() / 1000.0));
  }

  /// Whether all of it is there already; what was changed since stays as it is.
  public boolean isLoaded() throws IOException, InterruptedException {
    return !find("follow-ups", company.lastFollowUp()).isEmpty();
  }

  /// Two companies in one tenant would be neither of them.
  private void refuseAnotherCompany() throws IOException, InterruptedException {
    for (var first : find("accounts", AcmeCompany.FIRST_ACCOUNT)) {
      var since = first.path("customerSince").asText();
      if (!since.equals(company.firstCustomerSince().toString())) {
        throw new SuiteProblem(
            "tenant acme holds another company: account %s is a customer since %s (expected with this seed: %s); load it into an empty --data-dir"
                .formatted(AcmeCompany.FIRST_ACCOUNT, since, company.firstCustomerSince()));
      }
    }
  }

  private JsonNode find(String collection, String externalId)
      throws IOException, InterruptedException {
    return client.get("/v1/%s?externalId=%s".formatted(collection, externalId)).path("items");
  }
}
