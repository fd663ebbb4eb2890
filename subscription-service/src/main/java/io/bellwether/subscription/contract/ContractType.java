package io.bellwether.subscription.contract;

/// What a contract is about.
public enum ContractType {
  /// The product itself.
  SUBSCRIPTION,
  /// Services attached to the product, such as support.
  SERVICE
}
