package io.bellwether.subscription.revenue;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.Money;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The recurring revenue of a tenant, line by line.
@Singleton
public class SubscriptionLines implements CollectionDefinition<SubscriptionLine> {

  /// Far above any charge, and small enough that a year of it cannot overflow.
  private static final long MAX_AMOUNT_MINOR = 1_000_000_000_000_000L;

  @Override
  public Description<SubscriptionLine> describe() {
    return Description.of(
        "subscription-lines",
        "subscription-line",
        SubscriptionLine.class,
        "An amount that an account pays in every interval.");
  }

  @Override
  public void check(SubscriptionLine draft, References references, Violations violations) {
    var end = draft.endDate();
    violations.unless(
        end == null || end.isAfter(draft.startDate()),
        "endDate",
        end,
        "a day after startDate '%s'".formatted(draft.startDate()));
    var amount = draft.amount().amountMinor();
    violations.unless(
        -MAX_AMOUNT_MINOR <= amount && amount <= MAX_AMOUNT_MINOR,
        "amount",
        amount,
        "-%1$d to %1$d minor units".formatted(MAX_AMOUNT_MINOR));
    var owner = references.valueOf("contractId", draft.contractId(), "accountId");
    violations.unless(
        owner == null || owner.equals(draft.accountId()),
        "contractId",
        draft.contractId(),
        "a contract of the same account, '%s'".formatted(draft.accountId()));
  }

  @Override
  public SubscriptionLine derive(SubscriptionLine draft) {
    var amount = draft.amount();
    return draft.withMonthly(
        new Money(draft.interval().monthly(amount.amountMinor()), amount.currency()));
  }
}
