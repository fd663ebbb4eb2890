package io.bellwether.localstack.demo.acme;

import java.time.LocalDate;
import java.util.stream.Stream;

/// What help can be had by: mail, chat, the web and the community by everybody whose contract is
/// about the product, the telephone too with premium support.
final class Programmes {

  static final String STANDARD = "STANDARD_SUPPORT";
  static final String PREMIUM = "PREMIUM_SUPPORT";

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
        new Programme("standard", STANDARD, Period.START, false, true, true, true, true),
        new Programme("premium", PREMIUM, Period.START, true, true, true, true, true));
  }
}
