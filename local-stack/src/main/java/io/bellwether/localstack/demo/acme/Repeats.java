package io.bellwether.localstack.demo.acme;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who writes twice about the same part of the product within two weeks often means the same.
final class Repeats {

  private static final Duration SOON = Duration.ofDays(14);
  private static final double SAME = 0.35;

  private final Map<String, SupportCase.NewCase> lastOfKind = new HashMap<>();

  /// The case that one repeats; they come by the time at which they were raised.
  @Nullable String of(SupportCase.NewCase line, Draws draws) {
    var earlier = lastOfKind.put(line.type() + line.productArea(), line);
    return earlier != null
            && !line.createdAt().isAfter(earlier.createdAt().plus(SOON))
            && draws.chance(SAME)
        ? earlier.externalId()
        : null;
  }
}
