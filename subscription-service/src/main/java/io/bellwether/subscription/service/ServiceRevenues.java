package io.bellwether.subscription.service;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The one-off service revenue of a tenant.
@Singleton
public class ServiceRevenues implements CollectionDefinition<ServiceRevenue> {

  @Override
  public Description<ServiceRevenue> describe() {
    return Description.of(
            "service-revenue",
            "service-revenue",
            ServiceRevenue.class,
            "An amount that a customer paid once for a service.")
        .asVoidable();
  }

  @Override
  public void check(ServiceRevenue draft, References references, Violations violations) {
    violations.agree(references, "contractId", draft.contractId(), "accountId", draft.accountId());
  }
}
