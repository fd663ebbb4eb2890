package io.bellwether.subscription.account;

/// Who looks after a customer.
public enum OperatingModel {
  /// Support alone.
  SUPPORT,
  /// Support that also works towards success.
  SUCCESS_ENABLED_SUPPORT,
  /// A customer success organisation.
  CUSTOMER_SUCCESS
}
