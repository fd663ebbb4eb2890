package io.bellwether.localstack.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/// An OpenID Connect provider for one machine. It asks for no password: anyone who can reach it
/// gets a token, so it listens on 127.0.0.1 only. Its signing key is made when it starts and never
/// written down.
///
/// `POST <issuer>/token` with `grant_type=client_credentials&client_id=ana&client_secret=any` (or
/// `grant_type=password&username=ana`) answers with a token of that demo user; with
/// `client_id=scoring`, with the machine token that reads the change feeds.
public final class DevelopmentIdentity implements IdentityProvider {

  private static final String ISSUER_ID = "bellwether";
  private static final Duration TOKEN_LIFE = Duration.ofHours(1);

  private final MockOAuth2Server server;
  private final OAuth2TokenProvider tokens;
  private final String issuer;

  private DevelopmentIdentity(MockOAuth2Server server, OAuth2TokenProvider tokens, String issuer) {
    this.server = server;
    this.tokens = tokens;
    this.issuer = issuer;
  }

  /// Starts on any free port.
  public static DevelopmentIdentity start() {
    return start(0);
  }

  /// Starts on this port of 127.0.0.1; 0 is any free one.
  public static DevelopmentIdentity start(int requestedPort) {
    try {
      var port = requestedPort == 0 ? freePort() : requestedPort;
      var issuer = "http://localhost:%d/%s".formatted(port, ISSUER_ID);
      // An empty list of initial keys: the library's own are published in its jar, and whoever has
      // them could sign tokens without reaching this machine.
      var tokens = new OAuth2TokenProvider(new KeyProvider(List.of()));
      var config =
          new OAuth2Config(
              true,
              null,
              null,
              false,
              tokens,
              Set.of(new TokenClaims(ISSUER_ID, issuer, TOKEN_LIFE.toSeconds())),
              new MockWebServerWrapper());
      var server = new MockOAuth2Server(config);
      server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
      return new DevelopmentIdentity(server, tokens, issuer);
    } catch (IOException failure) {
      throw new UncheckedIOException("identity did not start: " + failure.getMessage(), failure);
    }
  }

  // The issuer is part of every token, so the port has to be known before the server starts.
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// `http://localhost:<port>/bellwether`: the `iss` of all tokens.
  @Override
  public String issuer() {
    return issuer;
  }

  /// A token of a demo user that is valid for an hour.
  @Override
  public String token(String user) {
    var known =
        DemoUser.find(user)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "\"%s\" is no user of the demo (expected one of %s)"
                            .formatted(user, DemoUser.names())));
    return token(known.claims());
  }

  /// The token with which scoring reads the change feeds.
  public String feedToken() {
    return token(FeedClient.claims());
  }

  /// A token with exactly these claims, `iss` being added when it is not given: for tests that play
  /// a user of their own or a broken token.
  public String token(Map<String, ?> claims) {
    return token(claims, TOKEN_LIFE);
  }

  /// As [#token(Map)], with a life of its own; a negative one is a token that expired.
  public String token(Map<String, ?> claims, Duration life) {
    var all = new HashMap<String, Object>(claims);
    all.putIfAbsent("iss", issuer);
    return tokens.jwt(all, life, ISSUER_ID).serialize();
  }

  /// The claims of a demo user, to be changed and handed to [#token(Map)].
  public static Map<String, Object> claimsOf(DemoUser user) {
    return new HashMap<>(user.claims());
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
