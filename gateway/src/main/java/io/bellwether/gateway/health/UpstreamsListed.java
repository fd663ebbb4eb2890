package io.bellwether.gateway.health;

import io.bellwether.gateway.routing.Routes;
import io.bellwether.gateway.routing.Upstream;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Lists which services accept connections. Always up: a gateway that leaves because a service is
/// away takes the other three with it.
@Readiness
@Singleton
public class UpstreamsListed implements AsyncHealthCheck {

  private static final int TIMEOUT_MILLIS = 500;

  private final Routes routes;
  private final NetClient client;

  UpstreamsListed(Routes routes, Vertx vertx) {
    this.routes = routes;
    this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(TIMEOUT_MILLIS));
  }

  // Made at start and not at the first request: a wrong route table must stop the start.
  void start(@Observes StartupEvent started) {
    routes.upstreams();
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    var found = new TreeMap<String, String>();
    List<Future<String>> checks =
        routes.upstreams().stream()
            .map(upstream -> check(upstream).onSuccess(state -> put(found, upstream, state)))
            .toList();
    var all =
        Future.join(checks)
            .map(
                _ -> {
                  var answer = HealthCheckResponse.named("upstreams").up();
                  found.forEach(answer::withData);
                  return answer.build();
                });
    return Uni.createFrom().completionStage(all.toCompletionStage());
  }

  private Future<String> check(Upstream upstream) {
    return client
        .connect(upstream.port(), upstream.host())
        .compose(NetSocket::close)
        .map("reachable")
        .otherwise("unreachable");
  }

  private static void put(TreeMap<String, String> found, Upstream upstream, String state) {
    synchronized (found) {
      found.put(upstream.name(), state);
    }
  }
}
