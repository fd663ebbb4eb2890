package io.bellwether.systemtests;

import io.bellwether.localstack.identity.DevelopmentIdentity;
import io.bellwether.localstack.suite.IdentityKind;
import io.bellwether.localstack.suite.LocalSuite;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Whom tests play: people of their own, whichever identity provider signs the tokens.
interface People {

  List<String> EVERY_ROLE = List.of("viewer", "agent", "csm", "finance", "admin");

  /// A token of somebody new in this tenant, with these roles and no others.
  String token(String tenant, Collection<String> roles);

  /// The token with which scoring reads the change feeds.
  String feedToken();

  static People of(LocalSuite suite, IdentityKind identity) {
    return switch (identity) {
      case DEVELOPMENT -> new Invented(suite.identity());
      case KEYCLOAK -> new Realm(suite.issuer());
    };
  }

  /// The development identity signs what it is told.
  record Invented(DevelopmentIdentity identity) implements People {

    @Override
    public String token(String tenant, Collection<String> roles) {
      return identity.token(
          Map.of(
              "sub",
              "tester",
              "azp",
              "system-tests",
              "tenant",
              tenant,
              "aud",
              List.of("bellwether-api"),
              "realm_access",
              Map.of("roles", roles)));
    }

    @Override
    public String feedToken() {
      return identity.feedToken();
    }
  }
}
