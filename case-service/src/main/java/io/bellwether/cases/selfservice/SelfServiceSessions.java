package io.bellwether.cases.selfservice;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The visits of a tenant's customers to its self-service.
@Singleton
public class SelfServiceSessions implements CollectionDefinition<SelfServiceSession> {

  @Override
  public Description<SelfServiceSession> describe() {
    return Description.of(
        "self-service-sessions",
        "self-service-session",
        SelfServiceSession.class,
        "A visit of a customer who looks for an answer alone.");
  }

  @Override
  public void check(SelfServiceSession draft, References references, Violations violations) {
    var all = draft.searches();
    var empty = draft.searchesWithoutResult();
    violations.unless(
        empty == null || all == null || empty <= all,
        "searchesWithoutResult",
        empty,
        "at most searches '%s'".formatted(all));
  }
}
