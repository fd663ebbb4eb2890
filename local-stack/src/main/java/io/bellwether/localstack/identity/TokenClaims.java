package io.bellwether.localstack.identity;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import org.jspecify.annotations.Nullable;

/// Who asks at the token endpoint decides the claims: `username` of the password grant, or
/// `client_id` of the client credentials grant, names a demo user or scoring's client. A login in
/// the browser brings its claims from the login page.
final class TokenClaims implements OAuth2TokenCallback {

  private final String issuerId;
  private final String issuer;
  private final long secondsToLive;

  TokenClaims(String issuerId, String issuer, long secondsToLive) {
    this.issuerId = issuerId;
    this.issuer = issuer;
    this.secondsToLive = secondsToLive;
  }

  @Override
  public String issuerId() {
    return issuerId;
  }

  @Override
  public String subject(TokenRequest request) {
    return String.valueOf(claims(request).getOrDefault("sub", name(request)));
  }

  @Override
  public String typeHeader(TokenRequest request) {
    return "JWT";
  }

  @Override
  public List<String> audience(TokenRequest request) {
    return FeedClient.ID.equals(name(request))
        ? List.of(FeedClient.AUDIENCE)
        : List.of(DemoUser.AUDIENCE);
  }

  /// One issuer, whichever of `localhost` and `127.0.0.1` the caller wrote: services compare it
  /// exactly.
  @Override
  public Map<String, Object> addClaims(TokenRequest request) {
    var claims = new HashMap<>(claims(request));
    claims.remove("sub");
    claims.remove("aud");
    claims.put("iss", issuer);
    return claims;
  }

  @Override
  public long tokenExpiry() {
    return secondsToLive;
  }

  private static Map<String, Object> claims(TokenRequest request) {
    var name = name(request);
    if (FeedClient.ID.equals(name)) {
      return FeedClient.claims();
    }
    var user = DemoUser.find(name);
    if (user.isPresent()) {
      return user.get().claims();
    }
    var grant = request.getAuthorizationGrant().getType();
    if (grant.equals(GrantType.AUTHORIZATION_CODE) || grant.equals(GrantType.REFRESH_TOKEN)) {
      return Map.of("azp", name);
    }
    var problem =
        "%s is no user of the demo (expected one of %s, or the client %s)"
            .formatted(name.replaceAll("[^\\w.@-]", "?"), DemoUser.names(), FeedClient.ID);
    // No double quotes in it: RFC 6749 does not allow them in error_description.
    throw new OAuth2Exception(OAuth2Error.INVALID_GRANT.setDescription(problem), problem);
  }

  private static String name(TokenRequest request) {
    if (request.getAuthorizationGrant() instanceof ResourceOwnerPasswordCredentialsGrant grant) {
      return grant.getUsername();
    }
    @Nullable ClientID client = request.getClientID();
    if (client == null && request.getClientAuthentication() != null) {
      client = request.getClientAuthentication().getClientID();
    }
    return client == null ? "" : client.getValue();
  }
}
