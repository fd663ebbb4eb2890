package io.bellwether.subscription.sale;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The deals of a tenant.
@Singleton
public class Deals implements CollectionDefinition<Deal> {

  @Override
  public Description<Deal> describe() {
    return Description.of("deals", "deal", Deal.class, "An opportunity to sell, won, lost or open.")
        .asVoidable();
  }

  @Override
  public void check(Deal draft, References references, Violations violations) {
    var open = draft.status() == DealStatus.OPEN;
    violations.unless(
        open == (draft.closedOn() == null),
        "closedOn",
        draft.closedOn(),
        open ? "none, as status is 'OPEN'" : "a day, as status is '%s'".formatted(draft.status()));
    violations.notBefore("closedOn", draft.closedOn(), "openedOn", draft.openedOn());
    violations.unless(
        draft.competitorReplaced() == null || draft.growthKind() == GrowthKind.REPLACEMENT,
        "competitorReplaced",
        draft.competitorReplaced(),
        "none, as growthKind is '%s'".formatted(draft.growthKind()));
    violations.unless(
        draft.lossReason() == null || draft.status() == DealStatus.LOST,
        "lossReason",
        draft.lossReason(),
        "none, as status is '%s'".formatted(draft.status()));
    violations.agree(references, "contractId", draft.contractId(), "accountId", draft.accountId());
  }
}
