package io.bellwether.subscription.success;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The success plans of a tenant's customers.
@Singleton
public class SuccessPlans implements CollectionDefinition<SuccessPlan> {

  @Override
  public Description<SuccessPlan> describe() {
    return Description.of(
            "success-plans",
            "success-plan",
            SuccessPlan.class,
            "What a customer and we want to reach together.")
        .asVoidable();
  }

  @Override
  public void check(SuccessPlan draft, References references, Violations violations) {
    violations.notBefore("endsOn", draft.endsOn(), "startedOn", draft.startedOn());
    violations.notBefore("closedOn", draft.closedOn(), "startedOn", draft.startedOn());
    var investment = draft.investment();
    violations.unless(
        investment == null || investment.amountMinor() >= 0,
        "investment",
        investment == null ? null : investment.amountMinor(),
        "0 or more");
  }
}
