package io.bellwether.localstack.identity;

/// Who signs the tokens of a suite. Beside what is here it speaks OpenID Connect, discovery
/// included, so that clients need not know which one it is.
public interface IdentityProvider extends AutoCloseable {

  /// The `iss` of all tokens.
  String issuer();

  /// A token of a demo user that is valid for an hour.
  String token(String user);

  @Override
  void close();
}
