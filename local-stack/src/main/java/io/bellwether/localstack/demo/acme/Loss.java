package io.bellwether.localstack.demo.acme;

import java.time.LocalDate;

/// A customer who leaves: when it said so, the first day without it, and whether its use fades
/// before.
record Loss(LocalDate cancelledOn, LocalDate on, boolean fades) {

  /// So near that the customer is unhappy by now.
  boolean isNear(LocalDate day) {
    return day.isBefore(on) && !day.isBefore(on.minusMonths(Planted.FADING_MONTHS));
  }
}
