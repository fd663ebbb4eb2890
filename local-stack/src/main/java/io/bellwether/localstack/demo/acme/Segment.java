package io.bellwether.localstack.demo.acme;

import java.util.List;

/// How large customers are: how many seats they begin with, how often they write in a month, what
/// they buy.
enum Segment {
  SMB(12, 1.05, "STARTER", 1_990),
  MID_MARKET(60, 2.6, "PRO", 3_490),
  ENTERPRISE(220, 7.5, "ENTERPRISE", 4_490);

  private static final List<Tier> TIERS = List.of(Tier.values());

  private final double medianSeats;
  private final double medianCasesPerMonth;
  private final String plan;
  private final int seatPriceMinor;

  Segment(double medianSeats, double medianCasesPerMonth, String plan, int seatPriceMinor) {
    this.medianSeats = medianSeats;
    this.medianCasesPerMonth = medianCasesPerMonth;
    this.plan = plan;
    this.seatPriceMinor = seatPriceMinor;
  }

  String plan() {
    return plan;
  }

  /// A month of one seat, in cents.
  int seatPriceMinor() {
    return seatPriceMinor;
  }

  int seats(Draws draws) {
    return (int) Math.max(3, Math.round(draws.lognormal(medianSeats, 0.5)));
  }

  /// One in twelve never writes; the others differ widely.
  double casesPerMonth(Draws draws) {
    return draws.chance(1 / 12.0) ? 0 : draws.lognormal(medianCasesPerMonth, 0.7);
  }

  Tier tier(Draws draws) {
    return switch (this) {
      case SMB -> draws.weighted(TIERS, 50, 35, 15, 0);
      case MID_MARKET -> draws.weighted(TIERS, 0, 40, 45, 15);
      case ENTERPRISE -> draws.weighted(TIERS, 0, 0, 35, 65);
    };
  }
}
