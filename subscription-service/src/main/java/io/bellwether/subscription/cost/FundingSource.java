package io.bellwether.subscription.cost;

/// Who pays for a service.
public enum FundingSource {
  /// Fees for support.
  SUPPORT_FEE,
  /// Fees for success or other services beside it.
  ADD_ON_FEE,
  /// The product pays: the service is subsidised.
  PRODUCT_REVENUE
}
