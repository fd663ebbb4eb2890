package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.localstack.process.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Scoring's copy survives crashes and its own loss.
@Tag(Suite.ANY_IDENTITY)
@ExtendWith(Suite.class)
class FactStoreTest {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String MRR =
      "monthly-recurring-revenue?from=2026-01-01&to=2026-02-01&timeZone=UTC";

  private static final String ACCOUNT = "{\"externalId\": \"a%d\", \"name\": \"A\"}";
  private static final String LINE =
      "{\"externalId\": \"l%1$d\", \"accountExternalId\": \"a%1$d\", \"plan\": \"P\","
          + " \"interval\": \"MONTH\", \"amount\": {\"amountMinor\": %2$d, \"currency\": \"EUR\"},"
          + " \"startDate\": \"2026-01-01\"}";

  /// The whole figure is ten: `-Dbellwether.kills=10`.
  private static final int KILLS = Integer.getInteger("bellwether.kills", 3);

  @Test
  void a_pull_that_is_killed_again_and_again_loses_nothing_and_doubles_nothing(
      Suite.Running running) {
    var seed = Long.getLong("seed", System.nanoTime());
    var random = new Random(seed);
    var tenant = running.tenant();
    int written = 0;
    for (int round = 0; round < KILLS; round++) {
      load(tenant, written, written + 3_000, 100);
      written += 3_000;
      // Somewhere in the pull of what was just written: 0 to 600 ms into it.
      pause(random.nextInt(600));
      running.suite().kill9("scoring-service");
      running.suite().restart("scoring-service");
    }

    long lines = written;
    Waiting.until(
        "all %d lines pulled (seed %d)".formatted(lines, seed),
        LONGEST,
        () -> tenant.facts("subscription", "recurring_line") >= lines);

    assertThat(tenant.total("subscription-lines")).isEqualTo(lines);
    assertThat(tenant.facts("subscription", "recurring_line")).isEqualTo(lines);
    assertThat(tenant.facts("subscription", "account")).isEqualTo(tenant.total("accounts"));
    // Each of 1.00 EUR.
    assertThat(tenant.metric(MRR)).contains("\"amountMinor\":" + lines * 100);
    assertThat(tenant.metric(MRR)).contains("\"lines\":" + lines);
  }

  @Test
  void a_deleted_store_comes_back_with_what_was_known_when(Suite.Running running)
      throws IOException {
    var tenant = running.tenant();
    load(tenant, 0, 100, 100);
    var early = asOfWhen(tenant, 100);
    load(tenant, 0, 100, 300);
    var late = asOfWhenMrrIs(tenant, 30_000);
    var earlyAnswer = tenant.metric(MRR + "&knownAt=" + early);
    assertThat(earlyAnswer).contains("\"amountMinor\":10000");

    running.suite().stop("scoring-service");
    delete(running);
    running.suite().restart("scoring-service");
    asOfWhenMrrIs(tenant, 30_000);

    assertThat(withoutNow(tenant.metric(MRR + "&knownAt=" + early)))
        .isEqualTo(withoutNow(earlyAnswer));
    assertThat(tenant.metric(MRR + "&knownAt=" + late)).contains("\"amountMinor\":30000");
  }

  private static void load(Tenant tenant, int from, int to, int amountMinor) {
    tenant.load("accounts", IntStream.range(from, to).mapToObj(ACCOUNT::formatted).toList());
    var summary =
        tenant.load(
            "subscription-lines",
            IntStream.range(from, to).mapToObj(n -> LINE.formatted(n, amountMinor)).toList());
    assertThat(summary).contains("\"failed\":0");
  }

  private static String asOfWhen(Tenant tenant, long lines) {
    Waiting.until(
        lines + " lines", LONGEST, () -> tenant.facts("subscription", "recurring_line") == lines);
    return asOf(tenant);
  }

  private static String asOfWhenMrrIs(Tenant tenant, long amountMinor) {
    Waiting.until(
        "MRR " + amountMinor,
        LONGEST,
        () -> tenant.metric(MRR).contains("\"amountMinor\":" + amountMinor));
    return asOf(tenant);
  }

  private static String asOf(Tenant tenant) {
    return tenant
        .api()
        .get("/v1/status")
        .jsonPath()
        .getString("sources.find { it.source == 'subscription' }.asOf");
  }

  /// How fresh the sources are is not part of what was known.
  private static String withoutNow(String answer) {
    return answer.replaceAll("\"asOf\":\"[^\"]*\"", "\"asOf\":\"\"");
  }

  private static void delete(Suite.Running running) throws IOException {
    var facts = running.directory().resolve("data").resolve("facts");
    try (var files = Files.walk(facts)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void pause(long millis) {
    var end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    Waiting.until("the pause is over", Duration.ofSeconds(10), () -> System.nanoTime() >= end);
  }
}
