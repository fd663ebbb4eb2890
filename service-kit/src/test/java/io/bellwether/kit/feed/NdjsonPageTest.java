package io.bellwether.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NdjsonPageTest {

  private static final FeedToken NEXT =
      FeedToken.after(new FeedEpoch("7312345678901234567-00000001-16384"), 7);
  private static final Instant TEN = Instant.parse("2026-03-01T10:00:00.000001Z");

  @Test
  void a_page_is_ticks_changes_and_a_trailer_that_proves_them() throws Exception {
    var out = new ByteArrayOutputStream();
    var page = new NdjsonPage(out);

    page.tick(7, TEN);
    page.change(change("U", "{\"region\": \"Zürich \\n \\\"west\\\"\", \"interval\": \"MONTH\"}"));
    page.change(change("D", null));
    page.end(new PageEnd(NEXT, 2, true, TEN, TEN.plusSeconds(1)));

    var body =
        """
        {"tick":7,"knownAt":"2026-03-01T10:00:00.000001Z"}
        {"seq":9,"entity":"account","id":"00000000-0000-0001-0000-000000000002","tenant":"a\\"cme","op":"U","schemaVer":1,"payload":{"region": "Zürich \\n \\"west\\"", "interval": "MONTH"}}
        {"seq":9,"entity":"account","id":"00000000-0000-0001-0000-000000000002","tenant":"a\\"cme","op":"D","schemaVer":1,"payload":null}
        """;
    var trailer =
        """
        {"feedEpoch":"7312345678901234567-00000001-16384","count":2,"sha256":"%s","next":"%s","caughtUp":true,"asOf":"2026-03-01T10:00:00.000001Z","serverTime":"2026-03-01T10:00:01.000001Z"}
        """
            .formatted(sha256(body), NEXT.text());
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(body + trailer);
  }

  @Test
  void an_empty_page_is_a_trailer() throws Exception {
    var out = new ByteArrayOutputStream();

    new NdjsonPage(out).end(new PageEnd(NEXT, 0, false, null, TEN));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"sha256\":\"" + sha256("") + "\"", "\"asOf\":null")
        .hasLineCount(1);
  }

  private static Change change(String op, @org.jspecify.annotations.Nullable String payload) {
    return new Change(9, 800, "a\"cme", "account", new UUID(1, 2), op, 1, payload);
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
