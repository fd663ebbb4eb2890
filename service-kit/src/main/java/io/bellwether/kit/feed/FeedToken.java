package io.bellwether.kit.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// How far a reader has come: everything up to `tick` and, of the window after it, the changes up
/// to `(xid, seq)`; `(0, 0)` is none of that window. Readers hand it back unread.
public record FeedToken(FeedEpoch epoch, long tick, long xid, long seq) {

  private static final int MAX_LENGTH = 200;
  // Numbers without leading zeros and in the range of a long: one position has one spelling.
  private static final String NUMBER = "(0|[1-9][0-9]{0,17})";
  private static final Pattern FORM =
      Pattern.compile("v1\\|([^|]+)\\|" + NUMBER + "\\|" + NUMBER + "\\|" + NUMBER);

  static FeedToken beginning(FeedEpoch epoch) {
    return after(epoch, 0);
  }

  static FeedToken after(FeedEpoch epoch, long tick) {
    return new FeedToken(epoch, tick, 0, 0);
  }

  public static FeedToken parse(String text) {
    var matcher = FORM.matcher(decode(text));
    if (!matcher.matches()) {
      throw FeedProblems.invalidCursor();
    }
    var token =
        new FeedToken(
            FeedEpoch.parse(matcher.group(1)),
            Long.parseLong(matcher.group(2)),
            Long.parseLong(matcher.group(3)),
            Long.parseLong(matcher.group(4)));
    // Base64 has spare bits at its end: only the spelling that we would write ourselves is ours.
    if ((token.xid == 0) != (token.seq == 0) || !token.text().equals(text)) {
      throw FeedProblems.invalidCursor();
    }
    return token;
  }

  private static String decode(String text) {
    if (text.length() > MAX_LENGTH) {
      throw FeedProblems.invalidCursor();
    }
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException _) {
      throw FeedProblems.invalidCursor();
    }
  }

  /// Whether the window before this position is complete: what was read is a state in which the
  /// source once was.
  public boolean atTick() {
    return xid == 0;
  }

  public String text() {
    var plain = "v1|%s|%d|%d|%d".formatted(epoch.value(), tick, xid, seq);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.ISO_8859_1));
  }
}
