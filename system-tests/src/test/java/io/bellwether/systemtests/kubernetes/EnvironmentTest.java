package io.bellwether.systemtests.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The manifests' environment against the properties files: nothing is set that nobody reads, and
/// nothing is read that nobody set.
class EnvironmentTest {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

  /// Their defaults are right in a cluster.
  private static final Set<String> OPTIONAL =
      Set.of(
          "HTTP_HOST",
          "OIDC_SERVER_URL",
          "RATE_LIMIT_BURST",
          "RATE_LIMIT_PER_SECOND",
          "PUBLIC_URL",
          "CORS_ORIGINS",
          "LOG_JSON",
          "OTEL_SDK_DISABLED");

  /// Read by the Java launcher.
  private static final String OF_JAVA = "JDK_JAVA_OPTIONS";

  static Stream<Arguments> services() {
    return Stream.of("kind", "prod")
        .flatMap(
            overlay ->
                Services.of(Kustomize.overlay(overlay))
                    .map(
                        service -> Arguments.argumentSet(overlay + " " + service.name(), service)));
  }

  @ParameterizedTest
  @MethodSource("services")
  void every_variable_is_read_and_every_variable_read_is_set(Services.Rendered service)
      throws IOException {
    var set = new TreeSet<>(service.environment().keySet());
    assertThat(set.remove(OF_JAVA)).isTrue();

    var read = new TreeSet<>(readBy(service.name()));
    read.removeAll(OPTIONAL);

    assertThat(set).isEqualTo(read);
  }

  @ParameterizedTest
  @MethodSource("services")
  void the_ports_that_are_opened_are_those_that_are_set(Services.Rendered service) {
    var ports = service.workload().containerPorts();

    assertThat(service.environment())
        .containsEntry("HTTP_PORT", ports.get("http").toString())
        .containsEntry("MANAGEMENT_PORT", ports.get("management").toString());
  }

  private static Set<String> readBy(String module) throws IOException {
    var folder = Kustomize.PROJECT.resolve(module);
    var read = variables(folder.resolve("src/main/resources/application.properties"));
    if (isPackagedWithKit(folder)) {
      read.addAll(
          variables(
              Kustomize.PROJECT.resolve(
                  "service-kit/src/main/resources/META-INF/microprofile-config.properties")));
    }
    return read;
  }

  /// The kit brings settings of its own to the services that run with it; a module may also have it
  /// in its tests only.
  private static boolean isPackagedWithKit(Path module) throws IOException {
    try (var jars = Files.list(module.resolve("target/quarkus-app/lib/main"))) {
      return jars.anyMatch(jar -> jar.getFileName().toString().contains(".service-kit-"));
    }
  }

  private static Set<String> variables(Path properties) throws IOException {
    var found = new TreeSet<String>();
    try (var lines = Files.lines(properties)) {
      lines
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> VARIABLE.matcher(line).results().forEach(match -> found.add(match.group(1))));
    }
    return found;
  }
}
