package io.bellwether.subscription.revenue;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.Copy;
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
            "An amount that an account pays in every interval.")
        .asVoidable();
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
    checkKind(draft, violations);
    checkDiscount(draft, violations);
    violations.agree(references, "replacesId", draft.replacesId(), "accountId", draft.accountId());
    violations.unless(
        draft.change() == null || draft.replacesId() != null,
        "change",
        draft.change(),
        "none without replacesId");
    violations.unless(
        draft.endReason() == null || end != null,
        "endDate",
        null,
        "the end of the line for endReason '%s'".formatted(draft.endReason()));
    var owner = references.valueOf("contractId", draft.contractId(), "accountId");
    violations.unless(
        owner == null || owner.equals(draft.accountId()),
        "contractId",
        draft.contractId(),
        "a contract of the same account, '%s'".formatted(draft.accountId()));
  }

  private static void checkKind(SubscriptionLine draft, Violations violations) {
    violations.unless(
        draft.kind() != LineKind.FREE || draft.amount().amountMinor() == 0,
        "amount",
        draft.amount().amountMinor(),
        "0, as kind is 'FREE'");
  }

  private static void checkDiscount(SubscriptionLine draft, Violations violations) {
    var list = draft.listAmount();
    violations.unless(
        (list == null) == (draft.discountDuration() == null),
        "discountDuration",
        draft.discountDuration(),
        list == null ? "none without listAmount" : "FOREVER or LIMITED, as listAmount is given");
    violations.unless(
        list == null || list.currency().equals(draft.amount().currency()),
        "listAmount",
        list == null ? null : list.currency(),
        "in the currency of amount, '%s'".formatted(draft.amount().currency()));
    violations.unless(
        list == null
            || (draft.amount().amountMinor() <= list.amountMinor()
                && list.amountMinor() <= MAX_AMOUNT_MINOR),
        "listAmount",
        list == null ? null : list.amountMinor(),
        "from amount '%d' to %d minor units"
            .formatted(draft.amount().amountMinor(), MAX_AMOUNT_MINOR));
    // A line has one monthly value; the full price after the discount is a line of its own.
    violations.unless(
        draft.discountDuration() != DiscountDuration.LIMITED || draft.endDate() != null,
        "endDate",
        null,
        "the day on which the discount ends, as discountDuration is 'LIMITED'");
  }

  @Override
  public SubscriptionLine derive(SubscriptionLine draft) {
    var kind = draft.kind() == null ? LineKind.PAID : draft.kind();
    var list = draft.listAmount() == null ? draft.amount() : draft.listAmount();
    var line = Copy.with(draft, "kind", kind);
    line = Copy.with(line, "monthly", monthly(kind, draft.interval(), draft.amount()));
    return Copy.with(line, "listMonthly", monthly(kind, draft.interval(), list));
  }

  /// Trials and free plans are no recurring revenue, whatever they may become.
  private static Money monthly(LineKind kind, BillingInterval interval, Money amount) {
    long value = kind == LineKind.PAID ? interval.monthly(amount.amountMinor()) : 0;
    return new Money(value, amount.currency());
  }
}
