package io.bellwether.subscription.sale;

/// What kind of growth a sale or deal is.
public enum GrowthKind {
  /// A customer buys again or renews.
  REPURCHASE,
  /// Won from another provider.
  REPLACEMENT,
  /// A customer who had nothing of the kind before.
  NEW_TO_CATEGORY,
  /// Something new, built with a customer.
  INNOVATION
}
