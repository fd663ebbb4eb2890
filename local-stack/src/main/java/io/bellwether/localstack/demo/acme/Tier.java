package io.bellwether.localstack.demo.acme;

/// What was promised to a customer, with how likely a customer of old leaves at the end of a term.
enum Tier {
  BRONZE(0.22),
  SILVER(0.16),
  GOLD(0.12),
  PLATINUM(0.08);

  private final double lossAtTerm;

  Tier(double lossAtTerm) {
    this.lossAtTerm = lossAtTerm;
  }

  double lossAtTerm() {
    return lossAtTerm;
  }

  boolean hasPremiumSupport() {
    return this == GOLD || this == PLATINUM;
  }
}
