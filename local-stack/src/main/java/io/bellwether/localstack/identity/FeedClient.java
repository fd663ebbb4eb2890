package io.bellwether.localstack.identity;

import java.util.List;
import java.util.Map;

/// The machine client with which scoring pulls the change feeds: it belongs to no tenant and may
/// read nothing but feeds.
public final class FeedClient {

  public static final String ID = "scoring";
  public static final String SECRET = "scoring";
  public static final String AUDIENCE = "bellwether-feed";
  public static final String SCOPE = "feed:read";

  private FeedClient() {}

  static Map<String, Object> claims() {
    return Map.of("sub", ID, "azp", ID, "client_id", ID, "scope", SCOPE, "aud", List.of(AUDIENCE));
  }
}
