package io.bellwether.subscription.revenue;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.Money;
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
  public void check(SubscriptionLine draft, Violations violations) {
    var end = draft.endDate();
    violations.unless(
        end == null || end.isAfter(draft.startDate()),
        "endDate",
        end,
        "a day after startDate '%s'".formatted(draft.startDate()));
    violations.unless(
        Math.abs(draft.amount().amountMinor()) <= MAX_AMOUNT_MINOR,
        "amount",
        draft.amount().amountMinor(),
        "at most %d minor units".formatted(MAX_AMOUNT_MINOR));
  }

  @Override
  public SubscriptionLine derive(SubscriptionLine draft) {
    var amount = draft.amount();
    return draft.withMonthly(
        new Money(draft.interval().monthly(amount.amountMinor()), amount.currency()));
  }
}
