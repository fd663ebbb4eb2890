package io.bellwether.localstack.command;

import io.bellwether.localstack.demo.AcmeDemo;
import io.bellwether.localstack.identity.DemoUser;
import io.bellwether.localstack.suite.Service;
import io.bellwether.localstack.suite.SuiteOptions;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What a person needs to know once the suite is up.
final class Welcome {

  static final String ACME_QUESTION =
      "Of what customers paid a year ago, how much do the same ones pay now, by tier?";

  private static final String NO_DEMO = "customer-churn-rate?from=2026-01-01&to=2026-07-01";

  private Welcome() {}

  static String text(SuiteOptions options, boolean withDemo) {
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
        withDemo
            ? "\n  Demo data   tenant acme: two years of a made-up company; another: %s demo telco\n"
                .formatted(suite)
            : "\n";
    return """

      Bellwether is up.

        API         %s   (its description: %s/openapi.json)
        Services    %s on localhost
        Identity    %s
        PostgreSQL  localhost:%d
        Users       %s
      %s
        %s

        %s

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
            withDemo ? ACME_QUESTION : "Try it:",
            curl(gateway, AcmeDemo.USER, withDemo ? AcmeDemo.FIRST_QUESTION : NO_DEMO));
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

  /// A question that works when it is pasted.
  static String curl(String gateway, String user, String metric) {
    return "curl -s -H \"Authorization: Bearer $(%s token %s)\" '%s/v1/metrics/%s'"
        .formatted(System.getProperty("bellwether.command", "./suite"), user, gateway, metric);
  }
}
