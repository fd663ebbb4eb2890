package io.bellwether.localstack.suite;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The five services: where each is built, which port it gets and how much memory.
public enum Service {
  GATEWAY("gateway", 0, "256m"),
  CASE("case-service", 1, "256m"),
  SUBSCRIPTION("subscription-service", 2, "256m"),
  SURVEY("survey-service", 3, "192m"),
  SCORING("scoring-service", 4, "384m");

  private final String module;
  private final int portOffset;
  private final String heap;

  Service(String module, int portOffset, String heap) {
    this.module = module;
    this.portOffset = portOffset;
    this.heap = heap;
  }

  /// By short or by module name: `case` or `case-service`.
  public static Service get(String name) {
    return Arrays.stream(values())
        .filter(service -> service.shortName().equals(name) || service.module.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new SuiteProblem(
                    "\"%s\" is no service (expected one of %s)".formatted(name, names())));
  }

  static String names() {
    return Arrays.stream(values()).map(Service::module).collect(Collectors.joining(", "));
  }

  public String shortName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The Maven module; also the name in logs and messages.
  public String module() {
    return module;
  }

  int portOffset() {
    return portOffset;
  }

  String databaseName() {
    return "bellwether_" + shortName();
  }

  boolean hasDatabase() {
    return this != GATEWAY;
  }

  Path jar(Path project) {
    return project.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
  }

  List<String> javaOptions() {
    var common =
        List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xss512k");
    return this == SCORING
        ? Stream.concat(common.stream(), Stream.of("--enable-native-access=ALL-UNNAMED")).toList()
        : common;
  }
}
