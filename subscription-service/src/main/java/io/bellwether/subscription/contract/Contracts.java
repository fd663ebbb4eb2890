package io.bellwether.subscription.contract;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The contracts of a tenant.
@Singleton
public class Contracts implements CollectionDefinition<Contract> {

  @Override
  public Description<Contract> describe() {
    return Description.of(
            "contracts", "contract", Contract.class, "An agreement with an account for a time.")
        .asVoidable();
  }

  @Override
  public void check(Contract draft, References references, Violations violations) {
    var end = draft.endDate();
    violations.unless(
        end == null || end.isAfter(draft.startDate()),
        "endDate",
        end,
        "a day after startDate '%s'".formatted(draft.startDate()));
    var owner = references.valueOf("predecessorId", draft.predecessorId(), "accountId");
    violations.unless(
        owner == null || owner.equals(draft.accountId()),
        "predecessorId",
        draft.predecessorId(),
        "a contract of the same account, '%s'".formatted(draft.accountId()));
    violations.unless(
        draft.succession() == null || draft.predecessorId() != null,
        "succession",
        draft.succession(),
        "none without predecessorId");
    violations.agree(
        references, "productSaleId", draft.productSaleId(), "accountId", draft.accountId());
    violations.unless(
        draft.cancellationReason() == null || draft.cancelledOn() != null,
        "cancelledOn",
        null,
        "the day of the cancellation for cancellationReason '%s'"
            .formatted(draft.cancellationReason()));
    violations.unless(
        draft.cancellationControllable() == null || draft.cancellationReason() != null,
        "cancellationControllable",
        draft.cancellationControllable(),
        "none without cancellationReason");
  }
}
