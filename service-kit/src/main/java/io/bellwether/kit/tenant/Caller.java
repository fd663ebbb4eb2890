package io.bellwether.kit.tenant;

import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who sent the request, from its verified token and from nothing else. Filled by the access filter
/// before any resource runs.
@RequestScoped
public class Caller {

  private @Nullable Identity identity;

  /// @param client the application that asked for the token (`azp`)
  /// @param traceId of the request, as its log lines have it
  public record Identity(
      String tenant, String subject, String client, Set<String> roles, String traceId) {}

  public void is(Identity verified) {
    identity = verified;
  }

  /// For work that goes on in other threads than the request's.
  public Identity identity() {
    if (identity == null) {
      throw new IllegalStateException("the access filter has not run (expected: before this)");
    }
    return identity;
  }

  public String tenant() {
    return identity().tenant();
  }

  public String subject() {
    return identity().subject();
  }

  public String client() {
    return identity().client();
  }

  public boolean hasRole(String role) {
    return identity().roles().contains(role);
  }

  public Set<String> roles() {
    return identity().roles();
  }
}
