package io.bellwether.localstack.demo.acme;

import java.time.LocalDate;

/// The effects that are planted in the demo, with their true parameters: whoever analyses the data
/// can compare what was found with what is there. `docs/demo.md` tells of each in words.
final class Planted {

  /// Points of CSAT (1 to 5) that a defect costs, before rounding to a whole score.
  static final double CSAT_LOST_BY_DEFECT = 0.9;

  /// Share of the losses before which use fades; the others leave in full use.
  static final double LOSSES_THAT_FADE = 0.75;

  /// For how long use fades before such a loss, and what is left of it at the end.
  static final int FADING_MONTHS = 6;

  static final double LEFT_OF_USE = 0.25;

  /// Share of the customers who do not leave and yet use little.
  static final double LOYAL_WITH_LITTLE_USE = 0.04;

  /// Share of new customers who are called often in their first 90 days.
  static final double ENGAGED_EARLY = 0.6;

  static final int EARLY_DAYS = 90;

  /// Probability that a new customer leaves at the end of a term in the first year.
  static final double LOSS_IF_ENGAGED = 0.05;

  static final double LOSS_IF_NOT_ENGAGED = 0.42;

  /// The rep who gets the hard cases, and which share of her region's cases of a severity.
  static final String HARD_CASES_REP = "rep-03";

  static final double HERS_OF_CRITICAL = 0.75;
  static final double HERS_OF_HIGH = 0.35;

  /// Her working time on a case relative to what the same case takes on average.
  static final double HER_PACE = 0.95;

  /// How many cases arrive on a Monday, relative to a Wednesday, and which share of those come from
  /// 8 to 11 in the customer's zone.
  static final double MONDAY_LOAD = 1.6;

  static final double MONDAY_MORNING_SHARE = 0.6;

  /// After the bad release, up to its fix, this many times the usual number of defects is reported.
  static final LocalDate BAD_RELEASE = LocalDate.of(2025, 9, 15);

  static final LocalDate BAD_RELEASE_FIXED = LocalDate.of(2025, 10, 27);
  static final double DEFECTS_AFTER_BAD_RELEASE = 3;

  /// Share of invitations to the NPS survey that are answered, by those who leave within
  /// [#FADING_MONTHS] and by everybody else. The same ratio holds for CSAT.
  static final double ANSWERED_IF_UNHAPPY = 0.15;

  static final double ANSWERED_OTHERWISE = 0.5;

  private Planted() {}
}
