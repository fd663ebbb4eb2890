package io.bellwether.subscription.account;

/// How a customer pays for the product; decides what counts as active.
public enum LicenceModel {
  /// Pays for as long as it uses the product.
  SUBSCRIPTION,
  /// Bought once; active while it pays maintenance or buys again.
  PERPETUAL,
  /// Pays for what it uses.
  USAGE_BASED
}
