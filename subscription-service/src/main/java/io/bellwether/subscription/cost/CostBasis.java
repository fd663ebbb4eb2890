package io.bellwether.subscription.cost;

/// Whether overhead is in a cost.
public enum CostBasis {
  DIRECT,
  LOADED
}
