package io.bellwether.localstack.command;

import io.bellwether.localstack.identity.DemoUser;
import io.bellwether.localstack.suite.Service;
import io.bellwether.localstack.suite.SuiteOptions;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What a person needs to know once the suite is up.
final class Welcome {

  private Welcome() {}

  static String text(SuiteOptions options, boolean mentionDemo) {
    var ports = options.ports();
    var suite = System.getProperty("bellwether.command", "./suite");
    var gateway = "http://localhost:" + ports.of(Service.GATEWAY);
    var services =
        Arrays.stream(Service.values())
            .filter(service -> service != Service.GATEWAY)
            .map(service -> service.shortName() + " " + ports.of(service))
            .collect(Collectors.joining(", "));
    var users =
        Arrays.stream(DemoUser.values())
            .map(
                user ->
                    "%s (tenant %s, %s)".formatted(user.userName(), user.tenant(), user.rights()))
            .collect(Collectors.joining(", "));
    var demo =
        mentionDemo ? "\n  Demo data   none is loaded yet: %s demo telco\n".formatted(suite) : "\n";
    return """

      Bellwether is up.

        API         %s   (its description: %s/openapi.json)
        Services    %s on localhost
        Identity    %s
        PostgreSQL  localhost:%d
        Users       %s
      %s
        %s

        Try it:

      %s
      """
        .formatted(
            gateway,
            gateway,
            services,
            options.identity().issuer(ports),
            ports.postgres(),
            users,
            demo.stripLeading().isEmpty() ? "" : demo.substring(1),
            identity(options),
            curl(gateway, "ana", "from=2026-01-01&to=2026-07-01"));
  }

  private static String identity(SuiteOptions options) {
    return switch (options.identity()) {
      case DEVELOPMENT ->
          "Development identity: anyone who can reach 127.0.0.1 can get a token. Nothing listens elsewhere.";
      case KEYCLOAK ->
          "Keycloak: each user's password is the user's name; http://localhost:%d/admin is admin/admin's. Nothing listens elsewhere."
              .formatted(options.ports().identity());
    };
  }

  /// A request for the churn rate that works when it is pasted.
  static String curl(String gateway, String user, String period) {
    return "curl -s -H \"Authorization: Bearer $(%s token %s)\" '%s/v1/metrics/customer-churn-rate?%s'"
        .formatted(System.getProperty("bellwether.command", "./suite"), user, gateway, period);
  }
}
