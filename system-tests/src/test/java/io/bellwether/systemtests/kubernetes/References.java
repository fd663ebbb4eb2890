package io.bellwether.systemtests.kubernetes;

import static io.bellwether.systemtests.kubernetes.Manifest.list;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether what an object names is there: settings, logins, volumes, scaled workloads and the
/// services behind the edge.
final class References {

  private final List<Manifest> manifests;
  private final List<String> unresolved = new ArrayList<>();

  private References(List<Manifest> manifests) {
    this.manifests = manifests;
  }

  static List<String> unresolved(List<Manifest> manifests) {
    var references = new References(manifests);
    for (var manifest : manifests) {
      if (manifest.isWorkload()) {
        references.checkVolumes(manifest);
        manifest.containers().forEach(container -> references.checkContainer(manifest, container));
      }
      references.checkTarget(manifest);
    }
    return references.unresolved.stream().distinct().toList();
  }

  private void checkContainer(Manifest workload, JsonNode container) {
    list(container, "envFrom")
        .forEach(source -> require(workload, "ConfigMap", source.at("/configMapRef/name")));
    list(container, "env")
        .map(variable -> variable.at("/valueFrom/secretKeyRef"))
        .filter(reference -> !reference.isMissingNode())
        .forEach(reference -> requireKey(workload, reference));
    list(container, "volumeMounts")
        .map(mount -> mount.path("name").asText())
        .filter(volume -> !volumes(workload).contains(volume))
        .forEach(volume -> unresolved.add(workload + ": volume " + volume));
  }

  private void checkVolumes(Manifest workload) {
    list(workload.podSpec(), "volumes")
        .forEach(
            volume -> {
              require(workload, "ConfigMap", volume.at("/configMap/name"));
              require(workload, "Secret", volume.at("/secret/secretName"));
            });
  }

  private void checkTarget(Manifest manifest) {
    var spec = manifest.json().path("spec");
    switch (manifest.kind()) {
      case "HorizontalPodAutoscaler" ->
          require(
              manifest, spec.at("/scaleTargetRef/kind").asText(), spec.at("/scaleTargetRef/name"));
      case "HTTPRoute" ->
          spec.findValues("backendRefs").stream()
              .flatMap(JsonNode::valueStream)
              .forEach(
                  backend -> requirePort(manifest, backend.path("name"), backend.path("port")));
      case "Ingress" ->
          spec.findValues("service")
              .forEach(
                  service -> requirePort(manifest, service.path("name"), service.at("/port/name")));
      default -> {}
    }
  }

  private static List<String> volumes(Manifest workload) {
    var names = new ArrayList<String>();
    list(workload.podSpec(), "volumes").forEach(volume -> names.add(volume.path("name").asText()));
    list(workload.json().path("spec"), "volumeClaimTemplates")
        .forEach(claim -> names.add(claim.at("/metadata/name").asText()));
    return names;
  }

  private void requireKey(Manifest from, JsonNode reference) {
    var key = reference.path("key").asText();
    var secret = find("Secret", reference.path("name").asText());
    if (secret.isEmpty()) {
      unresolved.add("%s: Secret %s".formatted(from, reference.path("name").asText()));
    } else if (!secret.get().json().path("data").has(key)) {
      unresolved.add("%s: %s has no key %s".formatted(from, secret.get(), key));
    }
  }

  private void requirePort(Manifest from, JsonNode service, JsonNode port) {
    var found =
        find("Service", service.asText())
            .filter(
                s ->
                    s.json()
                        .at("/spec/ports")
                        .valueStream()
                        .anyMatch(p -> p.path("port").equals(port) || p.path("name").equals(port)));
    if (found.isEmpty()) {
      unresolved.add("%s: Service %s, port %s".formatted(from, service.asText(), port.asText()));
    }
  }

  private void require(Manifest from, String kind, JsonNode name) {
    if (!name.isMissingNode() && find(kind, name.asText()).isEmpty()) {
      unresolved.add("%s: %s %s".formatted(from, kind, name.asText()));
    }
  }

  private Optional<Manifest> find(String kind, String name) {
    return manifests.stream()
        .filter(m -> m.kind().equals(kind) && m.name().equals(name))
        .findFirst();
  }
}
