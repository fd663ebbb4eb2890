package io.bellwether.kit.access;

import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/// A token that was refused although its signature is right: it is too old, or for another
/// audience. Only such a token says whose it is; whatever else comes along anybody can write.
record RefusedToken(String tenant, String subject, String client) {

  /// What is looked at after the signature.
  private static final Set<Integer> OF_CLAIMS =
      Set.of(
          ErrorCodes.EXPIRED,
          ErrorCodes.NOT_YET_VALID,
          ErrorCodes.AUDIENCE_INVALID,
          ErrorCodes.AUDIENCE_MISSING);

  static @Nullable RefusedToken in(Throwable refusal) {
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidJwtException invalid) {
        return of(invalid);
      }
    }
    return null;
  }

  private static @Nullable RefusedToken of(InvalidJwtException invalid) {
    var context = invalid.getJwtContext();
    if (context == null
        || invalid.getErrorDetails().isEmpty()
        || !invalid.getErrorDetails().stream()
            .allMatch(error -> OF_CLAIMS.contains(error.getErrorCode()))) {
      return null;
    }
    var claims = context.getJwtClaims();
    var tenant = text(claims, "tenant");
    return tenant.isBlank()
        ? null
        : new RefusedToken(tenant, text(claims, "sub"), text(claims, "azp"));
  }

  private static String text(JwtClaims claims, String name) {
    return claims.getClaimValue(name) instanceof String text ? text : "";
  }
}
