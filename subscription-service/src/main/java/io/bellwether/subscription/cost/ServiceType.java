package io.bellwether.subscription.cost;

/// Which service caused a cost or brought revenue.
public enum ServiceType {
  SUPPORT,
  SUCCESS,
  ONBOARDING,
  TRAINING,
  CONSULTING,
  OTHER
}
