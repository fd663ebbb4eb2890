package io.bellwether.subscription.revenue;

/// Why a line differs from the one that it replaces.
public enum LineChange {
  /// A rise of price: no expansion that the customer chose.
  PRICE_INCREASE,
  PRICE_DECREASE,
  PLAN_CHANGE,
  SEAT_CHANGE,
  DISCOUNT_ENDED,
  TRIAL_CONVERTED,
  /// From a free plan to a paid one.
  FREE_CONVERTED,
  RENEWAL,
  OTHER
}
