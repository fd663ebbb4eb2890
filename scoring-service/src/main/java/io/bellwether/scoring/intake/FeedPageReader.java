package io.bellwether.scoring.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the bytes of one page and checks that they are all there: tick lines, change lines, and a
/// trailer that counts the changes and digests every byte before itself.
final class FeedPageReader {

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build()
          .reader();

  private final byte[] page;
  private final MessageDigest digest = sha256();
  private final List<FeedPage.Line> lines = new ArrayList<>();
  private @Nullable Instant lastTick;
  private FeedPage.@Nullable Trailer trailer;

  private FeedPageReader(byte[] page) {
    this.page = page;
  }

  static FeedPage read(byte[] page) throws DamagedPage {
    return new FeedPageReader(page).read();
  }

  private FeedPage read() throws DamagedPage {
    for (int start = 0; start < page.length; ) {
      int end = start;
      while (end < page.length && page[end] != '\n') {
        end++;
      }
      if (end == page.length) {
        throw new DamagedPage("the last line has no end (expected: a newline after each line)");
      }
      if (trailer != null) {
        throw new DamagedPage("a line comes after the trailer (expected: the end)");
      }
      line(start, end);
      start = end + 1;
    }
    if (trailer == null) {
      throw new DamagedPage("the page has no trailer: it was cut off after " + lines.size());
    }
    var read = trailer;
    if (read.count() != lines.size()) {
      throw new DamagedPage(
          "the page has %d changes (expected by its trailer: %d)"
              .formatted(lines.size(), read.count()));
    }
    var actual = HexFormat.of().formatHex(digest.digest());
    if (!actual.equals(read.sha256())) {
      throw new DamagedPage(
          "the digest of the page is %s (expected by the trailer: %s)"
              .formatted(actual, read.sha256()));
    }
    return new FeedPage(List.copyOf(lines), lastTick, read);
  }

  private void line(int start, int end) throws DamagedPage {
    var json = json(start, end);
    if (json.has("seq")) {
      lines.add(change(json, new String(page, start, end - start, UTF_8)));
    } else if (json.has("tick")) {
      var at = instant(json, "knownAt");
      // A clock that jumped back must not reorder what we knew when.
      lastTick = lastTick == null || at.isAfter(lastTick) ? at : lastTick;
    } else if (json.has("feedEpoch")) {
      trailer =
          new FeedPage.Trailer(
              text(json, "feedEpoch"),
              whole(json, "count"),
              text(json, "sha256"),
              text(json, "next"),
              bool(json, "caughtUp"),
              json.path("asOf").isNull() || json.path("asOf").isMissingNode()
                  ? null
                  : instant(json, "asOf"),
              instant(json, "serverTime"));
    } else {
      throw new DamagedPage("a line is neither tick, nor change, nor trailer: " + shown(json));
    }
    if (trailer == null) {
      digest.update(page, start, end + 1 - start);
    }
  }

  private FeedPage.Line change(JsonNode json, String raw) throws DamagedPage {
    if (lastTick == null) {
      throw new DamagedPage("a change comes before any tick: " + shown(json));
    }
    return new FeedPage.Line(
        whole(json, "seq"),
        text(json, "entity"),
        text(json, "id"),
        text(json, "tenant"),
        text(json, "op"),
        Math.clamp(whole(json, "schemaVer"), Integer.MIN_VALUE, Integer.MAX_VALUE),
        json.path("payload"),
        lastTick,
        raw);
  }

  private JsonNode json(int start, int end) throws DamagedPage {
    try {
      var json = JSON.readTree(page, start, end - start);
      if (!json.isObject()) {
        throw new DamagedPage("a line is not a JSON object: " + shown(json));
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new DamagedPage("a line is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new DamagedPage("a line cannot be read: " + e.getMessage());
    }
  }

  private static String text(JsonNode json, String key) throws DamagedPage {
    var value = json.path(key);
    if (!value.isTextual() || (value.textValue().isEmpty() && !key.equals("next"))) {
      throw new DamagedPage("%s is %s (expected: text)".formatted(key, shown(value)));
    }
    return value.textValue();
  }

  private static long whole(JsonNode json, String key) throws DamagedPage {
    var value = json.path(key);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new DamagedPage("%s is %s (expected: a whole number)".formatted(key, shown(value)));
    }
    return value.longValue();
  }

  private static boolean bool(JsonNode json, String key) throws DamagedPage {
    var value = json.path(key);
    if (!value.isBoolean()) {
      throw new DamagedPage("%s is %s (expected: true or false)".formatted(key, shown(value)));
    }
    return value.booleanValue();
  }

  private static Instant instant(JsonNode json, String key) throws DamagedPage {
    try {
      return OffsetDateTime.parse(text(json, key)).toInstant();
    } catch (DateTimeException _) {
      throw new DamagedPage(
          "%s is %s (expected: an instant)".formatted(key, shown(json.path(key))));
    }
  }

  /// Enough of a value to recognise it in a log; a hostile page must not fill the log.
  private static String shown(JsonNode json) {
    var text = json.toString();
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
