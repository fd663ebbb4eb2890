package io.bellwether.subscription.sale;

/// How a deal stands.
public enum DealStatus {
  OPEN,
  WON,
  LOST
}
