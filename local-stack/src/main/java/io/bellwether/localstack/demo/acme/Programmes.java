package io.bellwether.localstack.demo.acme;

import java.time.LocalDate;
import java.util.stream.Stream;

/// What help can be had by: mail and the web by everybody, all ways with premium support.
final class Programmes {

  private Programmes() {}

  /// A line of `programmes:import`.
  record Programme(
      String externalId,
      String programme,
      LocalDate offeredFrom,
      boolean phone,
      boolean email,
      boolean chat,
      boolean web,
      boolean community) {}

  static Stream<Programme> all() {
    return Stream.of(
        new Programme("standard", "STANDARD_SUPPORT", Period.START, false, true, true, true, true),
        new Programme("premium", "PREMIUM_SUPPORT", Period.START, true, true, true, true, true));
  }
}
