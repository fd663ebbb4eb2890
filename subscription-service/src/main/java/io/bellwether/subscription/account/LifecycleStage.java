package io.bellwether.subscription.account;

/// Where a customer is on its way with us.
public enum LifecycleStage {
  LANDING,
  ONBOARDING,
  SUCCESS_PLANNING,
  ADOPTION,
  HEALTH_MONITORING,
  RETENTION,
  EXPANSION
}
