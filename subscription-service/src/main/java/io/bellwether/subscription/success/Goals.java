package io.bellwether.subscription.success;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The goals of a tenant's customers.
@Singleton
public class Goals implements CollectionDefinition<Goal> {

  @Override
  public Description<Goal> describe() {
    return Description.of(
            "goals",
            "goal",
            Goal.class,
            "Something that a customer wants to reach with the product.")
        .asVoidable();
  }

  @Override
  public void check(Goal draft, References references, Violations violations) {
    violations.notBefore("dueOn", draft.dueOn(), "setOn", draft.setOn());
    violations.notBefore("metOn", draft.metOn(), "setOn", draft.setOn());
    violations.agree(
        references, "successPlanId", draft.successPlanId(), "accountId", draft.accountId());
  }
}
