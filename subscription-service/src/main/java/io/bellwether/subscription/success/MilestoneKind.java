package io.bellwether.subscription.success;

/// What a milestone is a step of.
public enum MilestoneKind {
  /// Using the product.
  ADOPTION,
  /// The journey that was mapped for the customer.
  JOURNEY
}
