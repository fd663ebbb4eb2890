package io.bellwether.systemtests.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The checks, checked: each finds the fault that is planted for it in manifests that are right.
class PlantedFaultsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          image: registry                  | imagee: registry               | imagee
          averageUtilization: 70           | averageUtilisation: 70            | averageUtilisation
          maxUnavailable: 0                | maxUnavailable: 0\\n  replicas: "two" | two
          maxUnavailable: 0                | maxUnavailable: 0\\n  replicas: "2" | replicas
          value: -Xmx256m                  | value: 256                        | value
          apiVersion: autoscaling/v2       | apiVersion: autoscaling/v2beta9   | no such kind
          kind: PodDisruptionBudget        | kind: PodDisruptionBugdet         | no such kind
          """)
  void a_strict_parse_finds(String right, String wrong, String complaint) {
    var violations = StrictParse.violations(withFault(prod(), right, wrong));

    assertThat(violations).isNotEmpty().allSatisfy(found -> assertThat(found).contains(complaint));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          startupProbe:                    | lifecycleProbe:                   | no startupProbe
          readinessProbe:                  | lifecycleProbe:                   | no readinessProbe
          path: /q/health/live\\n            port: management | path: /q/health/live\\n            port: manage | port manage
          allowPrivilegeEscalation: false  | allowPrivilegeEscalation: true    | allowPrivilegeEscalation
          readOnlyRootFilesystem: true     | readOnlyRootFilesystem: false     | readOnlyRootFilesystem
          drop:\\n            - ALL         | drop:\\n            - NET_RAW      | capabilities
          runAsNonRoot: true               | runAsNonRoot: false               | runAsNonRoot
          type: RuntimeDefault             | type: Unconfined                  | seccomp
          cpu: 100m                        | gpu: 100m                         | requests
          memory: 512Mi                    | storage: 512Mi                    | limits
          service:0.1.0                    | service:latest                    | latest
          service:0.1.0                    | service                           | tag
          enableServiceLinks: false        | enableServiceLinks: true          | enableServiceLinks
          automountServiceAccountToken: false | automountServiceAccountToken: true | automountServiceAccountToken
          serviceAccountName: gateway      | serviceAccountName: default       | ServiceAccount default
          mountPath: /tmp                  | mountPath: /temp                  | /tmp
          targetPort: http                 | targetPort: web                   | targetPort web
          key: password                    | key: passwort                     | passwort
          configMapRef:\\n            name: settings | configMapRef:\\n            name: setings | setings
          secretName: postgres-init        | secretName: postgres-start        | postgres-start
          terminationGracePeriodSeconds: 40 | terminationGracePeriodSeconds: 10 | terminationGracePeriodSeconds
          kind: PodDisruptionBudget        | kind: PodBudget                   | PodDisruptionBudget
          policyTypes:\\n  - Ingress\\n  - Egress | policyTypes:\\n  - Ingress | denies by default
          """)
  void the_policies_find(String right, String wrong, String complaint) {
    var violations = Policies.violations(withFault(kind(), right, wrong));

    assertThat(violations).isNotEmpty().allSatisfy(found -> assertThat(found).contains(complaint));
  }

  private static List<Manifest> withFault(String manifests, String right, String wrong) {
    var before = right.translateEscapes();
    assertThat(manifests.contains(before)).as(before).isTrue();
    return Manifest.parse(manifests.replace(before, wrong.translateEscapes()));
  }

  private static String prod() {
    return Kustomize.render(Kustomize.PROJECT.resolve("k8s/overlays/prod"));
  }

  private static String kind() {
    return Kustomize.render(Kustomize.PROJECT.resolve("k8s/overlays/kind"));
  }
}
