package io.bellwether.subscription.revenue;

/// How long a discount lasts.
public enum DiscountDuration {
  /// As long as the line.
  FOREVER,
  /// Until the line ends; what follows is a line of its own.
  LIMITED
}
