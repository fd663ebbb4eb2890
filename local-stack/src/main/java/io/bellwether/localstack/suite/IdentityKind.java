package io.bellwether.localstack.suite;

/// Which identity provider a suite starts.
public enum IdentityKind {
  /// Asks for no password; starts in a second.
  DEVELOPMENT("/bellwether"),
  /// The real one, with passwords, sessions and an administration console.
  KEYCLOAK("/realms/bellwether");

  private final String path;

  IdentityKind(String path) {
    this.path = path;
  }

  public String issuer(Ports ports) {
    return "http://localhost:" + ports.identity() + path;
  }
}
