package io.bellwether.subscription.cost;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The costs of serving a tenant's customers.
@Singleton
public class Costs implements CollectionDefinition<Cost> {

  @Override
  public Description<Cost> describe() {
    return Description.of("costs", "cost", Cost.class, "An amount that serving customers has cost.")
        .asVoidable();
  }

  @Override
  public void check(Cost draft, References references, Violations violations) {
    violations.agree(references, "contractId", draft.contractId(), "accountId", draft.accountId());
  }
}
