package io.bellwether.subscription.success;

/// How a customer is better off.
public enum OutcomeKind {
  REVENUE_UP,
  EFFICIENCY_UP,
  COST_DOWN,
  RISK_DOWN,
  OTHER
}
