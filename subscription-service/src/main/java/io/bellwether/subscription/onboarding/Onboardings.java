package io.bellwether.subscription.onboarding;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The onboardings of a tenant's customers.
@Singleton
public class Onboardings implements CollectionDefinition<Onboarding> {

  @Override
  public Description<Onboarding> describe() {
    return Description.of(
        "onboardings",
        "onboarding",
        Onboarding.class,
        "How one customer is brought to use what it bought.");
  }

  @Override
  public void check(Onboarding draft, References references, Violations violations) {
    violations.unless(
        draft.serviceType() == null || draft.scope() == OnboardingScope.SERVICES,
        "serviceType",
        draft.serviceType(),
        "none, as scope is '%s'".formatted(draft.scope()));
    violations.notBefore("completedOn", draft.completedOn(), "kickoffOn", draft.kickoffOn());
    violations.notBefore("abandonedOn", draft.abandonedOn(), "kickoffOn", draft.kickoffOn());
    violations.unless(
        draft.completedOn() == null || draft.abandonedOn() == null,
        "abandonedOn",
        draft.abandonedOn(),
        "none, as it was completed on '%s'".formatted(draft.completedOn()));
    violations.agree(references, "contractId", draft.contractId(), "accountId", draft.accountId());
    violations.agree(
        references, "productSaleId", draft.productSaleId(), "accountId", draft.accountId());
  }
}
