package io.bellwether.gateway.routing;

import java.util.List;
import java.util.regex.Pattern;

/// One entry of the allow-list: `cases` is that collection, everything below it and its verbs
/// (`cases:import`); `accounts/*/health` is that sub-resource of any account and everything below.
public record Route(List<String> pattern, Upstream upstream) {

  private static final String ANY = "*";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern VERB = Pattern.compile("[a-z][A-Za-z-]*");

  /// What only services may read: the change feed hands out every tenant's rows.
  private static final String FEED = "changes";

  public Route {
    pattern = List.copyOf(pattern);
  }

  static Route of(String path, Upstream upstream) {
    var pattern = List.of(path.split("/", -1));
    for (int i = 0; i < pattern.size(); i++) {
      var isName = NAME.matcher(pattern.get(i)).matches();
      if (pattern.contains(FEED) || !(isName || i > 0 && ANY.equals(pattern.get(i)))) {
        throw new IllegalArgumentException(
            "route %s of %s (expected: names joined by /, * for any but the first, never %s)"
                .formatted(path, upstream.name(), FEED));
      }
    }
    return new Route(pattern, upstream);
  }

  /// `segments` is what follows `/v1`.
  boolean matches(List<String> segments) {
    if (segments.size() < pattern.size()) {
      return false;
    }
    for (int i = 0; i < pattern.size(); i++) {
      if (!ANY.equals(pattern.get(i)) && !names(segments.get(i), pattern.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean names(String segment, String expected) {
    if (segment.equals(expected)) {
      return true;
    }
    return segment.startsWith(expected + ":")
        && VERB.matcher(segment.substring(expected.length() + 1)).matches();
  }

  /// For metrics: few values, no ids.
  public String template() {
    return "/v1/" + String.join("/", pattern).replace(ANY, "{id}");
  }
}
