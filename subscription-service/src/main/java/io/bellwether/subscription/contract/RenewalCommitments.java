package io.bellwether.subscription.contract;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The renewal commitments of a tenant's customers.
@Singleton
public class RenewalCommitments implements CollectionDefinition<RenewalCommitment> {

  @Override
  public Description<RenewalCommitment> describe() {
    return Description.of(
        "renewal-commitments",
        "renewal-commitment",
        RenewalCommitment.class,
        "What a customer said about renewing.");
  }

  @Override
  public void check(RenewalCommitment draft, References references, Violations violations) {
    violations.notBefore("withdrawnOn", draft.withdrawnOn(), "statedOn", draft.statedOn());
    violations.agree(references, "contractId", draft.contractId(), "accountId", draft.accountId());
  }
}
