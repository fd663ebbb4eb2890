package io.bellwether.gateway.caller;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Whether the keys of the identity provider were ever fetched.
///
/// quarkus-oidc connects at start and then tries again only when a request comes in. A gateway that
/// is not ready gets no requests, so it would never become ready: hence our own tries. Once there,
/// the keys stay: tokens are verified through an outage of the provider.
@Singleton
public class IdentityProviderConnection {

  private static final Logger LOG = Logger.getLogger(IdentityProviderConnection.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

  private final TenantConfigBean oidc;
  private final Vertx vertx;
  private final AtomicBoolean trying = new AtomicBoolean();
  private volatile long timer = -1;

  IdentityProviderConnection(TenantConfigBean oidc, Vertx vertx) {
    this.oidc = oidc;
    this.vertx = vertx;
  }

  public boolean established() {
    return oidc.getDefaultTenant().ready();
  }

  void keepTrying(@Observes StartupEvent started) {
    timer = vertx.setPeriodic(BETWEEN_TRIES.toMillis(), _ -> connect());
  }

  void stop(@Observes ShutdownEvent stopping) {
    vertx.cancelTimer(timer);
  }

  private void connect() {
    if (established()) {
      vertx.cancelTimer(timer);
      return;
    }
    if (!trying.compareAndSet(false, true)) {
      return;
    }
    oidc.getDefaultTenant()
        .initialize()
        .onTermination()
        .invoke(() -> trying.set(false))
        .subscribe()
        .with(
            context -> {
              if (context.ready()) {
                LOG.info("The identity provider is reachable now");
              }
            },
            failure -> LOG.debug("The identity provider is still not reachable", failure));
  }
}
