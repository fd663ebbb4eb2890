package io.bellwether.localstack.demo.acme;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// What a customer has subscribed to over the two years, and when it left.
record Subscription(List<Contract> contracts, List<SubscriptionLine> lines, List<Loss> losses) {

  boolean isActive(LocalDate day) {
    return inForce(day).findAny().isPresent();
  }

  int seats(LocalDate day) {
    return inForce(day).mapToInt(SubscriptionLine::seats).sum();
  }

  /// Leaves soon.
  boolean isUnhappy(LocalDate day) {
    return losses.stream().anyMatch(loss -> loss.isNear(day));
  }

  private Stream<SubscriptionLine> inForce(LocalDate day) {
    return lines.stream().filter(line -> line.isInForce(day));
  }
}
