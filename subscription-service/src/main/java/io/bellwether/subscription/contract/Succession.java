package io.bellwether.subscription.contract;

/// How a contract follows another.
public enum Succession {
  /// Goes on with it.
  RENEWAL,
  /// Takes its place with something else.
  REPLACEMENT,
  /// Wins back one that was cancelled: neither new nor renewed.
  REINSTATEMENT
}
