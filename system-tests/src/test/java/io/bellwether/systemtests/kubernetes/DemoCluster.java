package io.bellwether.systemtests.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.localstack.postgres.LocalPostgres;
import io.bellwether.localstack.process.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The demo's overlay as processes of this machine: each service's jar with the environment that
/// kustomize renders and the command of the Containerfile, on the databases that the overlay's SQL
/// makes, with the overlay's identity provider. Only addresses and the fact store's folder are
/// rewritten.
final class DemoCluster implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path directory;
  private final LocalPostgres postgres;
  private final Map<String, Map<String, Integer>> ports = new HashMap<>();
  private final Map<String, Process> processes = new HashMap<>();

  private DemoCluster(Path directory, LocalPostgres postgres) {
    this.directory = directory;
    this.postgres = postgres;
  }

  static DemoCluster start(List<Manifest> manifests) throws IOException, SQLException {
    var directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "demo-cluster-");
    var cluster = new DemoCluster(directory, LocalPostgres.temporary());
    try {
      cluster.makeDatabases(manifests);
      for (var workload : manifests.stream().filter(Manifest::isWorkload).toList()) {
        cluster.ports.put(workload.name(), freePorts(workload));
      }
      cluster.startIdentity(manifests);
      for (var service : Services.of(manifests).toList()) {
        cluster.startService(service);
      }
      return cluster;
    } catch (IOException | SQLException | RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  private void makeDatabases(List<Manifest> manifests) throws SQLException {
    var sql = Services.decoded(get(manifests, "Secret", "postgres-init"), "databases.sql");
    try (var connection = postgres.superuser("postgres").getConnection();
        var statement = connection.createStatement()) {
      // One by one: a database cannot be made in a transaction.
      for (var command : sql.split(";\\s*")) {
        statement.execute(command);
      }
    }
  }

  private void startIdentity(List<Manifest> manifests) throws IOException {
    var config = directory.resolve("identity.json");
    Files.writeString(
        config, get(manifests, "ConfigMap", "identity").json().at("/data/identity.json").asText());
    var environment =
        Map.of(
            "SERVER_HOSTNAME", "127.0.0.1",
            "SERVER_PORT", Integer.toString(ports.get("identity").get("http")),
            "JSON_CONFIG_PATH", config.toString());
    start(
        "identity",
        directory,
        environment,
        List.of(
            "java",
            "-cp",
            System.getProperty("java.class.path"),
            "no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt"));
  }

  private void startService(Services.Rendered service) throws IOException {
    var environment = new HashMap<String, String>();
    service.environment().forEach((name, value) -> environment.put(name, onThisMachine(value)));
    var own = ports.get(service.name());
    environment.put("HTTP_PORT", own.get("http").toString());
    environment.put("MANAGEMENT_PORT", own.get("management").toString());
    environment.computeIfPresent("FACT_STORE_DIR", (name, folder) -> directory + folder);
    // The demo's identity believes anybody: nothing of it may be reached from elsewhere.
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    var folder = Kustomize.PROJECT.resolve(service.name()).resolve("target/quarkus-app");
    if (!Files.exists(folder.resolve("quarkus-run.jar"))) {
      throw new AssertionError("%s is not built: ./mvnw -DskipTests package".formatted(folder));
    }
    start(service.name(), folder, environment, entrypoint());
  }

  private String onThisMachine(String value) {
    var here = value.replace("postgres-rw:5432", "127.0.0.1:" + postgres.port());
    for (var service : ports.entrySet()) {
      here =
          here.replace(service.getKey() + ":8080", "localhost:" + service.getValue().get("http"));
    }
    return here;
  }

  private static List<String> entrypoint() throws IOException {
    var line =
        Files.readAllLines(Kustomize.PROJECT.resolve("k8s/Containerfile")).stream()
            .filter(l -> l.startsWith("ENTRYPOINT "))
            .findFirst()
            .orElseThrow();
    return Arrays.asList(JSON.readValue(line.substring("ENTRYPOINT ".length()), String[].class));
  }

  private void start(String name, Path folder, Map<String, String> environment, List<String> words)
      throws IOException {
    var command = new ArrayList<>(words);
    command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log(name).toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    processes.put(name, builder.start());
  }

  /// Waits as the startup probe would, then for the other two.
  void awaitHealthy(Manifest workload) {
    var container = workload.containers().getFirst();
    var startup = container.path("startupProbe");
    var longest =
        Duration.ofSeconds(
            startup.path("periodSeconds").asLong() * startup.path("failureThreshold").asLong());
    for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      var request = container.path(probe).path("httpGet");
      var port = ports.get(workload.name()).get(request.path("port").asText());
      var uri = URI.create("http://localhost:" + port + request.path("path").asText());
      Waiting.until(
          "%s: %s answers 200, see %s".formatted(workload, uri, log(workload.name())),
          longest,
          () -> {
            requireAllAlive();
            return status(uri) == 200;
          });
    }
  }

  private void requireAllAlive() {
    processes.forEach(
        (name, process) -> {
          if (!process.isAlive()) {
            throw new AssertionError("%s has ended, see %s".formatted(name, log(name)));
          }
        });
  }

  private int status(URI uri) {
    try {
      return get(uri, Map.of());
    } catch (IOException e) {
      return 0;
    }
  }

  /// The status with which the gateway answers this user.
  int throughGateway(String user, String path) throws IOException, InterruptedException {
    var issuer = "http://localhost:%d/bellwether".formatted(ports.get("identity").get("http"));
    var token = token(issuer, user);
    var uri = URI.create("http://localhost:" + ports.get("gateway").get("http") + path);
    return get(uri, Map.of("Authorization", "Bearer " + token));
  }

  /// As the overlay's guide asks for one.
  private String token(String issuer, String user) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(issuer + "/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id=%s&client_secret=none"
                        .formatted(user)))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    return JSON.readTree(answer.body()).path("access_token").asText();
  }

  private int get(URI uri, Map<String, String> headers) throws IOException {
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
    headers.forEach(request::header);
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
          .statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /// How long a service takes from SIGTERM to its end.
  Duration stop(String name) throws InterruptedException {
    var began = Instant.now();
    var process = processes.get(name);
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError(name + " does not end");
    }
    return Duration.between(began, Instant.now());
  }

  private Path log(String name) {
    return directory.resolve(name + ".log");
  }

  private static Manifest get(List<Manifest> manifests, String kind, String name) {
    return manifests.stream()
        .filter(m -> m.kind().equals(kind) && m.name().startsWith(name + "-"))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Integer> freePorts(Manifest workload) throws IOException {
    var free = new HashMap<String, Integer>();
    for (var port : workload.containerPorts().keySet()) {
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        free.put(port, socket.getLocalPort());
      }
    }
    return free;
  }

  @Override
  public void close() throws IOException {
    processes.values().forEach(Process::destroyForcibly);
    postgres.close();
  }
}
