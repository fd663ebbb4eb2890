package io.bellwether.subscription.service;

/// What a customer paid for.
public enum ServiceRevenueKind {
  SUPPORT_FEE,
  SUCCESS_FEE,
  PROFESSIONAL_SERVICES,
  TRAINING,
  ADD_ON,
  OTHER
}
