package io.bellwether.gateway.routing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The path of a request, exactly as it was sent and exactly as it will be sent on, cut into
/// segments.
///
/// The gateway does not normalise: two parsers that normalise differently are how a path slips past
/// an allow-list. Whatever another parser could read otherwise (dot segments, empty segments,
/// encoded slashes, dots, semicolons or percent signs, bytes that are not UTF-8) names nothing
/// here.
public record RequestPath(String raw, List<String> segments) {

  // RFC 3986 pchar without the semicolon, which starts matrix parameters for some servers.
  private static final Pattern SEGMENT =
      Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,=:@-]|%[0-9A-Fa-f]{2})+");

  private static final String TREACHEROUS_WHEN_ENCODED = "/\\.;%?#";

  public RequestPath {
    segments = List.copyOf(segments);
  }

  /// Empty when no well-behaved client would send such a target.
  public static Optional<RequestPath> parse(String target) {
    if (target.indexOf('#') >= 0) {
      return Optional.empty();
    }
    var query = target.indexOf('?');
    var path = query < 0 ? target : target.substring(0, query);
    if (!path.startsWith("/")) {
      return Optional.empty();
    }
    if (path.equals("/")) {
      return Optional.of(new RequestPath(path, List.of()));
    }
    var segments = new ArrayList<String>();
    for (var segment : path.substring(1).split("/", -1)) {
      if (!isPlain(segment)) {
        return Optional.empty();
      }
      segments.add(segment);
    }
    return Optional.of(new RequestPath(path, segments));
  }

  private static boolean isPlain(String segment) {
    if (!SEGMENT.matcher(segment).matches() || segment.equals(".") || segment.equals("..")) {
      return false;
    }
    return segment.indexOf('%') < 0 || decodesToPlainText(segment);
  }

  private static boolean decodesToPlainText(String segment) {
    var bytes = ByteBuffer.allocate(segment.length());
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c != '%') {
        bytes.put((byte) c);
        continue;
      }
      int decoded = Integer.parseInt(segment, i + 1, i + 3, 16);
      if (decoded < ' ' || decoded == 0x7f || TREACHEROUS_WHEN_ENCODED.indexOf(decoded) >= 0) {
        return false;
      }
      bytes.put((byte) decoded);
      i += 2;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
