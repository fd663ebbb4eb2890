package io.bellwether.localstack.suite;

import io.bellwether.localstack.process.ProcessRecord;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the parts of a suite are doing, seen from outside.
public record SuiteStatus(boolean supervised, List<Part> parts) {

  /// One part: `state` is `ready`, `not ready`, `running` (nothing to ask) or `down`.
  public record Part(String name, String url, Optional<Long> pid, String state) {}

  public static SuiteStatus of(StateDirectory directory) {
    var suite = directory.recorded();
    if (suite.isEmpty()) {
      return new SuiteStatus(false, List.of());
    }
    var ports = new Ports(suite.get().portsFrom());
    var parts = new ArrayList<Part>();
    try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
      for (var service : Service.values()) {
        parts.add(service(directory, http, ports, service));
      }
    }
    var supervisor = suite.get().supervisor().running().map(ProcessHandle::pid);
    parts.add(identity(directory, suite.get(), supervisor));
    var postgres = pid(directory, LocalSuite.POSTGRES);
    parts.add(
        new Part(
            LocalSuite.POSTGRES,
            "jdbc:postgresql://127.0.0.1:" + ports.postgres(),
            postgres,
            runningOrDown(postgres)));
    return new SuiteStatus(supervisor.isPresent(), parts);
  }

  public boolean allWell() {
    return supervised
        && parts.stream().noneMatch(part -> part.state().equals("down"))
        && parts.stream().noneMatch(part -> part.state().equals("not ready"));
  }

  // Keycloak is a process of its own; the development identity lives inside the supervisor.
  private static Part identity(
      StateDirectory directory, StateDirectory.Running suite, Optional<Long> supervisor) {
    var keycloak = directory.process(KeycloakIdentity.NAME);
    var pid = keycloak.isPresent() ? pid(directory, KeycloakIdentity.NAME) : supervisor;
    return new Part(KeycloakIdentity.NAME, suite.issuer(), pid, runningOrDown(pid));
  }

  private static Part service(
      StateDirectory directory, HttpClient http, Ports ports, Service service) {
    var pid = pid(directory, service.module());
    var health =
        URI.create("http://localhost:%d/q/health/ready".formatted(ports.management(service)));
    var state = "down";
    if (pid.isPresent()) {
      state = Readiness.answers(http, health) ? "ready" : "not ready";
    }
    return new Part(service.module(), "http://localhost:" + ports.of(service), pid, state);
  }

  private static Optional<Long> pid(StateDirectory directory, String name) {
    return directory.process(name).flatMap(ProcessRecord::running).map(ProcessHandle::pid);
  }

  private static String runningOrDown(Optional<Long> pid) {
    return pid.isPresent() ? "running" : "down";
  }
}
