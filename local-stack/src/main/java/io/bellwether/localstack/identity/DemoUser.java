package io.bellwether.localstack.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The people of the demo: which tenant they belong to and what they may do.
public enum DemoUser {
  ANA("acme", Role.EVERY, "every role"),
  VIC("acme", List.of("viewer"), "viewer"),
  TESS("telco", Role.EVERY, "every role"),
  OTTO("otto", Role.EVERY, "every role");

  /// The audience of people and of integrators' machines.
  public static final String AUDIENCE = "bellwether-api";

  private final String tenant;
  private final List<String> roles;
  private final String rights;

  DemoUser(String tenant, List<String> roles, String rights) {
    this.tenant = tenant;
    this.roles = roles;
    this.rights = rights;
  }

  static Optional<DemoUser> find(String userName) {
    return Arrays.stream(values()).filter(user -> user.userName().equals(userName)).findFirst();
  }

  /// `ana, vic, tess, otto`: for messages.
  public static String names() {
    return Arrays.stream(values()).map(DemoUser::userName).collect(Collectors.joining(", "));
  }

  public String userName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String tenant() {
    return tenant;
  }

  /// What the user may do, in words.
  public String rights() {
    return rights;
  }

  Map<String, Object> claims() {
    return Map.of(
        "sub", userName(),
        "preferred_username", userName(),
        "tenant", tenant,
        "realm_access", Map.of("roles", roles),
        "azp", "bellwether-development",
        "client_id", "bellwether-development",
        "aud", List.of(AUDIENCE));
  }

  private static final class Role {
    static final List<String> EVERY = List.of("viewer", "agent", "csm", "finance", "admin");
  }
}
