package io.bellwether.systemtests.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PoliciesTest {

  @Test
  void everything_in_the_demo_keeps_the_rules() {
    assertThat(Policies.violations(Kustomize.overlay("kind"))).isEmpty();
  }

  @Test
  void for_real_use_nothing_is_missing_but_the_logins() {
    var violations = Policies.violations(Kustomize.overlay("prod"));

    var logins =
        Stream.concat(
            Stream.of("StatefulSet scoring-service: Secret feed-client"),
            Stream.of("case", "subscription", "survey", "scoring")
                .flatMap(
                    service ->
                        Stream.of("owner", "app", "feed")
                            .map(
                                role ->
                                    "%s %s-service: Secret %s-service-%s"
                                        .formatted(
                                            service.equals("scoring")
                                                ? "StatefulSet"
                                                : "Deployment",
                                            service,
                                            service,
                                            role))));
    assertThat(violations).containsExactlyInAnyOrderElementsOf(logins.toList());
  }

  @Test
  void nobody_reaches_anybody_but_who_has_to() {
    var owning = List.of("case-service", "subscription-service", "survey-service");
    var everyService =
        List.of("case-service", "subscription-service", "survey-service", "scoring-service");
    var expected = new TreeSet<String>();
    for (var service : everyService) {
      expected.add("gateway > %s http".formatted(service));
      expected.add("%s > postgres postgres".formatted(service));
      expected.add("%s > identity http".formatted(service));
    }
    expected.add("gateway > identity http");
    owning.forEach(service -> expected.add("scoring-service > %s http".formatted(service)));

    assertThat(reachable(Kustomize.overlay("kind"))).isEqualTo(expected);
  }

  private static Set<String> reachable(List<Manifest> manifests) {
    var network = new NetworkPolicies(manifests);
    var workloads = manifests.stream().filter(Manifest::isWorkload).toList();
    return workloads.stream()
        .flatMap(
            from ->
                workloads.stream()
                    .filter(to -> !to.equals(from))
                    .flatMap(
                        to ->
                            to.containerPorts().keySet().stream()
                                .filter(port -> network.allow(from, to, port))
                                .map(port -> from.name() + " > " + to.name() + " " + port)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
