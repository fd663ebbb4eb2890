package io.bellwether.localstack.demo.acme;

/// What was promised to a customer, with how likely a customer of old leaves at the end of a term.
enum Tier {
  BRONZE(0.22, 2),
  SILVER(0.16, 1.5),
  GOLD(0.12, 1),
  PLATINUM(0.08, 0.75);

  private final double lossAtTerm;
  private final double timeToServe;

  Tier(double lossAtTerm, double timeToServe) {
    this.lossAtTerm = lossAtTerm;
    this.timeToServe = timeToServe;
  }

  double lossAtTerm() {
    return lossAtTerm;
  }

  /// How long a customer of the tier is told to wait, relative to gold.
  double timeToServe() {
    return timeToServe;
  }

  boolean hasPremiumSupport() {
    return this == GOLD || this == PLATINUM;
  }
}
