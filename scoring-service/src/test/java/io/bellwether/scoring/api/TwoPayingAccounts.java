package io.bellwether.scoring.api;

import static io.bellwether.scoring.store.Changes.account;
import static io.bellwether.scoring.store.Changes.line;
import static io.bellwether.scoring.store.Changes.supportCase;

import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.store.FactWriter;
import io.bellwether.scoring.store.TemporaryFactStore;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// A fact store for the tests that read these facts and write none. In tenant acme, Acme pays 100
/// euros until 20 January 2026 and Globex 50 throughout; tenant otto has one account, whose tier
/// means harm. survey-service was never heard.
public final class TwoPayingAccounts implements QuarkusTestProfile {

  /// A tenant with one case, late on the last day of January 2026 in UTC.
  static final String ZONED = "zoned";

  private static final Instant LATE = Instant.parse("2026-01-31T23:30:00Z");

  static final String FORMULA = "=HYPERLINK(\"http://example.com\")";

  @Override
  public Map<String, String> getConfigOverrides() {
    try {
      return Map.of("fact-store.dir", Files.createTempDirectory("bellwether-facts-").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(FactWriter writer) {
    if (writer.cursor(Source.SUBSCRIPTION).asOf() != null) {
      return;
    }
    var start = LocalDate.parse("2025-01-01");
    var end = LocalDate.parse("2026-01-20");
    writer.apply(
        TemporaryFactStore.page(
            Source.SUBSCRIPTION,
            writer.cursor(Source.SUBSCRIPTION).token(),
            "1",
            List.of(
                account("acme", "Acme", 1, 1, "GOLD"),
                account("acme", "Globex", 2, 1, "SILVER"),
                line("acme", "a", 3, 1, "Acme", "EUR", 10_000, start, end),
                line("acme", "g", 4, 1, "Globex", "EUR", 5_000, start, null),
                account("otto", "Otto", 5, 1, FORMULA),
                line("otto", "o", 6, 1, "Otto", "EUR", 777, start, null))));
    writer.apply(
        TemporaryFactStore.page(
            Source.CASE,
            writer.cursor(Source.CASE).token(),
            "1",
            List.of(supportCase(ZONED, "late", 1, 1, null, LATE, null))));
  }
}
