package io.bellwether.systemtests.kubernetes;

import static io.bellwether.systemtests.kubernetes.Manifest.list;
import static io.bellwether.systemtests.kubernetes.Manifest.strings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What we hold every workload to: the restricted pod security standard, probes, resources, and
/// what surrounds it.
final class Policies {

  private final List<Manifest> manifests;
  private final List<String> violations = new ArrayList<>();

  private Policies(List<Manifest> manifests) {
    this.manifests = manifests;
  }

  static List<String> violations(List<Manifest> manifests) {
    var policies = new Policies(manifests);
    for (var workload : manifests.stream().filter(Manifest::isWorkload).toList()) {
      policies.checkPod(workload);
      policies.checkSurroundings(workload);
      for (var container : workload.containers()) {
        policies.checkContainer(workload, container);
        policies.checkProbes(workload, container);
        policies.checkImage(workload, container.path("image").asText());
      }
    }
    policies.checkServices();
    policies.violations.addAll(References.unresolved(manifests));
    return policies.violations;
  }

  private void checkPod(Manifest workload) {
    var pod = workload.podSpec();
    require(workload, pod, "/automountServiceAccountToken", "false");
    require(workload, pod, "/enableServiceLinks", "false");
    require(workload, pod, "/securityContext/runAsNonRoot", "true");
    require(workload, pod, "/securityContext/seccompProfile/type", "RuntimeDefault");
    if (pod.at("/containers/0/image").asText().contains("bellwether/")
        && pod.path("terminationGracePeriodSeconds").asInt() < 5 + 20 + 10) {
      report(workload, "terminationGracePeriodSeconds leaves no time to finish what runs");
    }
  }

  private void checkContainer(Manifest workload, JsonNode container) {
    require(workload, container, "/securityContext/allowPrivilegeEscalation", "false");
    require(workload, container, "/securityContext/readOnlyRootFilesystem", "true");
    require(workload, container, "/securityContext/capabilities/drop/0", "ALL");
    for (var field : List.of("/requests/cpu", "/requests/memory", "/limits/memory")) {
      if (container.path("resources").at(field).isMissingNode()) {
        report(workload, "no resources" + field);
      }
    }
    if (list(container, "volumeMounts")
        .noneMatch(m -> m.path("mountPath").asText().equals("/tmp"))) {
      report(workload, "nothing writable at /tmp");
    }
  }

  private void checkProbes(Manifest workload, JsonNode container) {
    for (var probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
      if (container.path(probe).isMissingNode()) {
        report(workload, "no " + probe);
      }
      var port = container.path(probe).at("/httpGet/port").asText("");
      if (!port.isEmpty() && !workload.containerPorts().containsKey(port)) {
        report(workload, "%s asks a port %s that the container has not".formatted(probe, port));
      }
    }
  }

  private void checkImage(Manifest workload, String image) {
    var tag = image.substring(image.lastIndexOf('/') + 1).split(":", 2);
    if (tag.length < 2) {
      report(workload, "image %s has no tag".formatted(image));
    } else if (tag[1].equals("latest")) {
      report(workload, "image %s is whatever is latest".formatted(image));
    }
  }

  private void checkSurroundings(Manifest workload) {
    var labels = workload.podLabels();
    var selector = strings(workload.json().at("/spec/selector/matchLabels"));
    if (selector.isEmpty() || !labels.entrySet().containsAll(selector.entrySet())) {
      report(workload, "selector %s does not select its own pods %s".formatted(selector, labels));
    }
    if (of("PodDisruptionBudget")
        .noneMatch(budget -> NetworkPolicies.selects(budget.at("/spec/selector"), labels))) {
      report(workload, "no PodDisruptionBudget");
    }
    if (of("NetworkPolicy").noneMatch(policy -> NetworkPolicies.deniesAll(policy, labels))) {
      report(workload, "no NetworkPolicy denies by default");
    }
    var account = workload.podSpec().path("serviceAccountName").asText();
    if (manifests.stream().noneMatch(m -> m.toString().equals("ServiceAccount " + account))) {
      report(workload, "there is no ServiceAccount " + account);
    }
  }

  private void checkServices() {
    for (var service : manifests.stream().filter(m -> m.kind().equals("Service")).toList()) {
      var selector = strings(service.json().at("/spec/selector"));
      var target =
          manifests.stream()
              .filter(Manifest::isWorkload)
              .filter(m -> m.podLabels().entrySet().containsAll(selector.entrySet()))
              .toList();
      if (target.size() != 1) {
        report(service, "selects %s (expected: one workload)".formatted(target));
        continue;
      }
      list(service.json().path("spec"), "ports")
          .map(port -> port.path("targetPort").asText())
          .filter(port -> !target.getFirst().containerPorts().containsKey(port))
          .forEach(port -> report(service, "no container has its targetPort " + port));
    }
  }

  private Stream<JsonNode> of(String kind) {
    return manifests.stream().filter(m -> m.kind().equals(kind)).map(Manifest::json);
  }

  private void require(Manifest where, JsonNode node, String pointer, String expected) {
    var found = node.at(pointer).asText("nothing");
    if (!found.equals(expected)) {
      report(where, "%s is %s (expected: %s)".formatted(pointer, found, expected));
    }
  }

  private void report(Manifest where, String what) {
    violations.add(where + ": " + what);
  }
}
