package io.bellwether.localstack.demo.acme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The two years that the demo tells of: fixed, so that the same seed is the same company whenever
/// it is loaded. What happens from [#END] on is not known yet.
final class Period {

  static final LocalDate START = LocalDate.of(2024, 11, 1);
  static final LocalDate END = LocalDate.of(2026, 11, 1);

  private static final Instant FIRST = START.atStartOfDay(ZoneOffset.UTC).toInstant();
  private static final Instant LAST = END.atStartOfDay(ZoneOffset.UTC).toInstant();

  private Period() {}

  static boolean contains(LocalDate day) {
    return !day.isBefore(START) && day.isBefore(END);
  }

  static boolean contains(Instant instant) {
    return !instant.isBefore(FIRST) && instant.isBefore(LAST);
  }
}
