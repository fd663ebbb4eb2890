package io.bellwether.subscription.contract;

/// What a contract is about.
public enum ContractType {
  /// The product itself.
  SUBSCRIPTION,
  /// Services attached to the product, such as support.
  SERVICE,
  /// Support beyond what comes with the product.
  EXTENDED_SUPPORT,
  /// A success programme that is paid for.
  SUCCESS_PLAN,
  /// Maintenance of a product that was bought once.
  MAINTENANCE
}
