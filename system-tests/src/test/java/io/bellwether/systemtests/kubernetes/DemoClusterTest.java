package io.bellwether.systemtests.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemoClusterTest {

  @Test
  void the_jars_run_with_what_the_manifests_give_them()
      throws IOException, SQLException, InterruptedException {
    var manifests = Kustomize.overlay("kind");

    try (var cluster = DemoCluster.start(manifests)) {
      manifests.stream()
          .filter(Manifest::isWorkload)
          .filter(workload -> !workload.name().equals("postgres"))
          .forEach(cluster::awaitHealthy);

      for (var user : new String[] {"ana", "vic", "tess", "otto"}) {
        for (var path : new String[] {"cases", "accounts", "surveys", "status"}) {
          assertThat(cluster.throughGateway(user, "/v1/" + path))
              .as(user + " " + path)
              .isEqualTo(200);
        }
      }
      for (var service : Services.of(manifests).toList()) {
        var grace =
            service.workload().podSpec().path("terminationGracePeriodSeconds").asLong()
                - service.container().at("/lifecycle/preStop/sleep/seconds").asLong();
        assertThat(cluster.stop(service.name()))
            .as(service.name())
            .isLessThan(Duration.ofSeconds(grace));
      }
    }
  }
}
