package io.bellwether.scoring.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever comes over the wire that is not a whole page: nothing of it is applied, the cursor
/// stays, and the whole page that comes next is.
class DamagedPagesTest {

  @TempDir private Path dir;
  private SourceStub source;
  private TestIntake intake;

  @BeforeEach
  void start() throws IOException {
    source = new SourceStub();
    intake =
        new TestIntake(
            dir, Source.SUBSCRIPTION, new TestIntake.Config(source.url(), Duration.ofMillis(700)));
  }

  @AfterEach
  void stop() {
    intake.close();
    source.close();
  }

  private static WirePage twoAccounts() {
    return WirePage.of().tick(1).account("acme", "a", 1, "GOLD").account("acme", "b", 2, "SILVER");
  }

  @Test
  void a_whole_page_is_applied() throws Exception {
    source.answers(twoAccounts().next("t1"));

    assertThat(intake.pull.turn()).isEqualTo(Duration.ofMillis(100));

    assertThat(intake.tiers()).containsExactly("GOLD", "SILVER");
    assertThat(intake.state().cursor().token()).isEqualTo("t1");
    assertThat(source.requests()).containsExactly("/v1/changes?limit=100");
  }

  @Test
  void no_damaged_page_changes_anything() throws Exception {
    var whole = new String(twoAccounts().next("t1"), UTF_8);
    var pages = new LinkedHashMap<String, byte[]>();
    pages.put("empty", new byte[0]);
    pages.put("no trailer", whole.substring(0, whole.indexOf("{\"feedEpoch")).getBytes(UTF_8));
    pages.put("no last newline", whole.substring(0, whole.length() - 1).getBytes(UTF_8));
    pages.put("a line after the trailer", (whole + "{\"tick\":2}\n").getBytes(UTF_8));
    pages.put("wrong digest", twoAccounts().next("t1", 2, "0".repeat(64)));
    pages.put("wrong count", twoAccounts().next("t1", 3, twoAccounts().sha256()));
    pages.put("another value", whole.replace("GOLD", "GOLF").getBytes(UTF_8));
    pages.put("another tick", whole.replace("00:01:00", "00:02:00").getBytes(UTF_8));
    pages.put("bad JSON", WirePage.of().tick(1).line("{\"seq\":1,").next("t1"));
    pages.put("no object", WirePage.of().tick(1).line("[1]").next("t1"));
    pages.put("a change before any tick", WirePage.of().account("acme", "a", 1, "GOLD").next("t1"));
    pages.put(
        "a seq that is text", WirePage.of().tick(1).line("{\"seq\":\"1\"}").next("t1", 1, "x"));
    pages.put(
        "too deep",
        WirePage.of().tick(1).line("{\"seq\":1,\"payload\":" + "[".repeat(100_000)).next("t1"));
    pages.put("HTML", "<html>200 OK</html>\n".getBytes(UTF_8));
    pages.put("no next", twoAccounts().next(""));
    for (Map.Entry<String, byte[]> page : pages.entrySet()) {
      source.answers(page.getValue());
      assertRefused(page.getKey());
    }

    source.answers(twoAccounts().next("t1"));
    intake.pull.turn();
    assertThat(intake.tiers()).containsExactly("GOLD", "SILVER");
  }

  @Test
  void no_page_that_was_cut_or_flipped_anywhere_changes_anything() throws Exception {
    var seed = Long.getLong("seed", new Random().nextLong());
    var random = new Random(seed);
    var whole = twoAccounts().next("t1");
    var changesEnd = new String(whole, UTF_8).indexOf("{\"feedEpoch");
    for (int i = 0; i < 300; i++) {
      var damaged = whole.clone();
      if (i % 2 == 0) {
        damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
      } else {
        damaged[random.nextInt(changesEnd)] ^= (byte) (1 << random.nextInt(8));
      }
      source.answers(damaged);
      assertRefused("seed %d, page %d".formatted(seed, i));
    }
  }

  @Test
  void a_page_that_ends_before_its_announced_length_changes_nothing() throws Exception {
    var whole = twoAccounts().next("t1");
    source.answers(
        (exchange, _) -> {
          exchange.sendResponseHeaders(200, whole.length);
          exchange.getResponseBody().write(whole, 0, whole.length / 2);
        });

    assertRefused("cut");
  }

  @Test
  void a_page_that_never_ends_is_given_up_in_time() throws Exception {
    var end = new CountDownLatch(1);
    source.answers(
        (exchange, _) -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          try {
            end.await(10, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
    var start = System.nanoTime();

    assertRefused("slow");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    end.countDown();
  }

  @Test
  void a_page_larger_than_any_page_is_not_read_to_its_end() throws Exception {
    var sent = new AtomicInteger();
    var chunk = " ".repeat(1 << 20).getBytes(UTF_8);
    source.answers(
        (exchange, _) -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 50; i++) {
            exchange.getResponseBody().write(chunk);
            sent.incrementAndGet();
          }
        });

    assertRefused("large");

    assertThat(sent.get()).isLessThan(30);
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    try (var elsewhere = new SourceStub()) {
      elsewhere.answers(twoAccounts().next("t1"));
      source.answers(
          (exchange, _) -> {
            exchange.getResponseHeaders().add("Location", elsewhere.url() + "/v1/changes");
            SourceStub.status(exchange, 302, "");
          });

      assertRefused("redirect");

      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void a_next_that_repeats_after_changes_is_no_page() throws Exception {
    source.answers(twoAccounts().next("t1"));
    intake.pull.turn();
    source.answers(WirePage.of().tick(2).account("acme", "a", 3, "BRONZE").next("t1"));

    intake.pull.turn();

    assertThat(intake.tiers()).containsExactly("GOLD", "SILVER");
    assertThat(intake.state().trouble()).contains("next repeats");
  }

  private void assertRefused(String what) throws InterruptedException {
    var pause = intake.pull.turn();
    assertThat(pause).describedAs(what).isPositive();
    assertThat(intake.tiers()).describedAs(what).isEmpty();
    assertThat(intake.facts.writer.cursor(Source.SUBSCRIPTION).token()).describedAs(what).isEmpty();
    assertThat(intake.state().trouble()).describedAs(what).isNotNull();
  }
}
