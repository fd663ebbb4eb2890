package io.bellwether.gateway.caller;

import io.bellwether.gateway.problem.Problem;
import io.bellwether.gateway.problem.Refusal;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/// Verifies the bearer token of a request.
///
/// Signature, issuer, audience and expiry are quarkus-oidc's work (`quarkus.oidc.*`); what is asked
/// here beyond that is one token only, of a bearable size, signed with an algorithm of our list,
/// made for access, and carrying one tenant.
@Singleton
public final class TokenVerification {

  private static final Logger LOG = Logger.getLogger(TokenVerification.class);

  private static final int LONGEST_TOKEN = 8 * 1024;
  private static final String SCHEME = "bearer ";

  /// Symmetric algorithms and `none` are how tokens are forged.
  private static final Set<String> ALGORITHMS = Set.of("RS256", "ES256", "PS256");

  private final TenantIdentityProvider identityProvider;
  private final IdentityProviderConnection connection;

  TokenVerification(
      TenantIdentityProvider identityProvider, IdentityProviderConnection connection) {
    this.identityProvider = identityProvider;
    this.connection = connection;
  }

  /// Never fails: a token that cannot be verified is a verdict.
  public Uni<Verdict> verify(HttpServerRequest request) {
    var headers = request.headers().getAll("Authorization");
    if (headers.isEmpty()) {
      return rejected("Bearer", "no Authorization header (expected: Bearer and a token)");
    }
    var header = headers.getFirst().strip();
    if (headers.size() > 1 || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return rejected("Bearer", "Authorization is not one bearer token (expected: Bearer …)");
    }
    var token = header.substring(SCHEME.length()).strip();
    if (token.length() > LONGEST_TOKEN) {
      return invalid(
          "the token is %d bytes long (expected: at most %d)"
              .formatted(token.length(), LONGEST_TOKEN));
    }
    if (!ALGORITHMS.contains(algorithmOf(token))) {
      return invalid("the token is not a JWT signed with one of the accepted algorithms");
    }
    if (!connection.established()) {
      return Uni.createFrom()
          .item(
              new Verdict.Rejected(
                  Problem.DEPENDENCY_UNAVAILABLE
                      .because("the keys of the identity provider are not here yet; try again")
                      .with("Retry-After", "2")));
    }
    return identityProvider
        .authenticate(new AccessTokenCredential(token))
        .map(TokenVerification::judge)
        .onFailure()
        .recoverWithUni(TokenVerification::explain);
  }

  private static Verdict judge(SecurityIdentity identity) {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      return new Verdict.Rejected(challenge("the token has no claims"));
    }
    // Keycloak's mark on tokens that are no access tokens (ID, Refresh, Logout).
    if (token.<Object>getClaim("typ") instanceof String typ && !typ.equalsIgnoreCase("Bearer")) {
      return new Verdict.Rejected(challenge("the token is not an access token"));
    }
    if (!(token.<Object>getClaim("tenant") instanceof String tenant) || tenant.isBlank()) {
      return new Verdict.Rejected(
          Problem.TENANT_MISSING.because(
              "the token carries no tenant (expected: the claim tenant, one string)"));
    }
    var subject = token.getSubject() == null ? "" : token.getSubject();
    return new Verdict.Accepted(new Caller(tenant, clientOf(token, subject), subject));
  }

  private static String clientOf(JsonWebToken token, String otherwise) {
    if (token.<Object>getClaim("azp") instanceof String client) {
      return client;
    }
    return token.<Object>getClaim("client_id") instanceof String client ? client : otherwise;
  }

  private static Uni<Verdict> explain(Throwable failure) {
    if (!(failure instanceof AuthenticationFailedException)) {
      LOG.warn("A token could not be verified", failure);
    }
    // Which check failed helps a forger more than a client: it is in the debug log of quarkus-oidc.
    return invalid("the token does not verify: issuer, audience, signature or time");
  }

  private static String algorithmOf(String token) {
    var end = token.indexOf('.');
    if (end < 0) {
      return "";
    }
    try {
      var header = Base64.getUrlDecoder().decode(token.substring(0, end));
      var algorithm = new JsonObject(new String(header, StandardCharsets.UTF_8)).getValue("alg");
      return algorithm instanceof String text ? text : "";
    } catch (IllegalArgumentException | DecodeException _) {
      return "";
    }
  }

  private static Uni<Verdict> invalid(String detail) {
    return Uni.createFrom().item(new Verdict.Rejected(challenge(detail)));
  }

  private static Refusal challenge(String detail) {
    return Problem.UNAUTHENTICATED
        .because(detail)
        .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
  }

  private static Uni<Verdict> rejected(String challenge, String detail) {
    return Uni.createFrom()
        .item(
            new Verdict.Rejected(
                Problem.UNAUTHENTICATED.because(detail).with("WWW-Authenticate", challenge)));
  }
}
