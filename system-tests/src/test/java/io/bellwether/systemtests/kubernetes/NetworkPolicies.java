package io.bellwether.systemtests.kubernetes;

import static io.bellwether.systemtests.kubernetes.Manifest.list;
import static io.bellwether.systemtests.kubernetes.Manifest.strings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who may open a connection to whom, as the NetworkPolicies of one namespace say together: the one
/// side must be let out and the other must let in.
final class NetworkPolicies {

  private final List<JsonNode> policies;

  NetworkPolicies(List<Manifest> manifests) {
    this.policies =
        manifests.stream()
            .filter(m -> m.kind().equals("NetworkPolicy"))
            .map(m -> m.json().path("spec"))
            .toList();
  }

  boolean allow(Manifest from, Manifest to, String port) {
    return allows("Egress", from, to, to, port) && allows("Ingress", to, from, to, port);
  }

  private boolean allows(
      String direction, Manifest self, Manifest peer, Manifest target, String port) {
    var mine =
        policies.stream()
            .filter(policy -> selects(policy.path("podSelector"), self.podLabels()))
            .filter(policy -> has(policy, direction))
            .toList();
    return mine.isEmpty()
        || mine.stream()
            .flatMap(policy -> list(policy, direction.equals("Egress") ? "egress" : "ingress"))
            .anyMatch(
                rule ->
                    names(rule.path(direction.equals("Egress") ? "to" : "from"), peer)
                        && opens(rule.path("ports"), target, port));
  }

  /// A peer in this namespace: one that is looked for elsewhere is another.
  private static boolean names(JsonNode peers, Manifest pod) {
    return peers.isMissingNode()
        || peers
            .valueStream()
            .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
            .anyMatch(peer -> selects(peer.path("podSelector"), pod.podLabels()));
  }

  private static boolean opens(JsonNode ports, Manifest target, String port) {
    return ports.isMissingNode()
        || ports
            .valueStream()
            .map(open -> open.path("port"))
            .anyMatch(
                open ->
                    open.isInt()
                        ? target.containerPorts().getOrDefault(port, -1) == open.asInt()
                        : open.asText().equals(port));
  }

  static boolean deniesAll(JsonNode policy, Map<String, String> podLabels) {
    var spec = policy.path("spec");
    return selects(spec.path("podSelector"), podLabels)
        && has(spec, "Ingress")
        && has(spec, "Egress")
        && !spec.has("ingress")
        && !spec.has("egress");
  }

  private static boolean has(JsonNode spec, String direction) {
    return list(spec, "policyTypes").anyMatch(type -> type.asText().equals(direction));
  }

  static boolean selects(JsonNode selector, Map<String, String> labels) {
    return labels.entrySet().containsAll(strings(selector.path("matchLabels")).entrySet())
        && list(selector, "matchExpressions").allMatch(expression -> holds(expression, labels));
  }

  private static boolean holds(JsonNode expression, Map<String, String> labels) {
    if (!expression.path("operator").asText().equals("In")) {
      throw new IllegalArgumentException("not understood: " + expression);
    }
    var values = Set.copyOf(list(expression, "values").map(JsonNode::asText).toList());
    return values.contains(labels.getOrDefault(expression.path("key").asText(), ""));
  }
}
