package io.bellwether.subscription.cost;

/// What was paid for.
public enum CostKind {
  LABOUR,
  TOOLS,
  PARTNER,
  OTHER
}
