package io.bellwether.subscription.success;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The outcomes of a tenant's customers.
@Singleton
public class Outcomes implements CollectionDefinition<Outcome> {

  @Override
  public Description<Outcome> describe() {
    return Description.of(
            "outcomes", "outcome", Outcome.class, "A tangible benefit that a customer had.")
        .asVoidable();
  }

  @Override
  public void check(Outcome draft, References references, Violations violations) {
    violations.agree(references, "goalId", draft.goalId(), "accountId", draft.accountId());
    violations.unless(
        draft.periodMonths() == null || draft.amount() != null,
        "amount",
        null,
        "the amount of periodMonths '%s'".formatted(draft.periodMonths()));
  }
}
