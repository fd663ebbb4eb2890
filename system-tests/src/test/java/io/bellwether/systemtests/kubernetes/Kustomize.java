package io.bellwether.systemtests.kubernetes;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Renders with the kustomize that is inside kubectl. Without it there is nothing to check: said so
/// on a developer's machine, a failure in CI.
final class Kustomize {

  static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  static final Path BASE = PROJECT.resolve("k8s/base");

  private static final Map<Path, String> RENDERED = new ConcurrentHashMap<>();

  private Kustomize() {}

  /// The folders of `k8s/overlays` or `k8s/components`.
  static List<Path> folders(String kind) {
    try (var folders = Files.list(PROJECT.resolve("k8s").resolve(kind))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Manifest> overlay(String name) {
    return Manifest.parse(render(PROJECT.resolve("k8s/overlays").resolve(name)));
  }

  /// A component changes something that is there: on top of the base.
  static String renderComponent(Path component) {
    try {
      var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "component-");
      Files.writeString(
          folder.resolve("kustomization.yaml"),
          "resources: [%s]%ncomponents: [%s]%n"
              .formatted(folder.relativize(BASE), folder.relativize(component)));
      return render(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String render(Path folder) {
    return RENDERED.computeIfAbsent(folder, Kustomize::renderNow);
  }

  private static String renderNow(Path folder) {
    requireKubectl();
    var rendered = run("kubectl", "kustomize", folder.toString());
    if (rendered.exitCode() != 0) {
      throw new AssertionError("%s does not render: %s".formatted(folder, rendered.output()));
    }
    return rendered.output();
  }

  private static void requireKubectl() {
    // Before 1.24 it does not name its kustomize, which then is too old for components.
    var version = run("kubectl", "version", "--client");
    if (version.output().lines().anyMatch(line -> line.startsWith("Kustomize Version: v"))) {
      return;
    }
    var missing =
        "the Kubernetes manifests: install kubectl 1.24 or newer (Debian 13: kubernetes-client)";
    if ("true".equals(System.getenv("CI"))) {
      fail("cannot check " + missing);
    }
    abort("NOT CHECKED: " + missing);
  }

  private record Outcome(int exitCode, String output) {}

  private static Outcome run(String... command) {
    try {
      var log = Files.createTempFile("kubectl-", ".err");
      var process = new ProcessBuilder(command).redirectError(log.toFile()).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var exitCode = process.waitFor();
      var errors = Files.readString(log);
      Files.delete(log);
      return new Outcome(exitCode, exitCode == 0 ? output : output + errors);
    } catch (IOException e) {
      return new Outcome(127, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(130, "interrupted");
    }
  }
}
