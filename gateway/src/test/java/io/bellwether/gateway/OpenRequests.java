package io.bellwether.gateway;

import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/// The requests that the server takes to be open: those that a shutdown would wait for.
@Singleton
public class OpenRequests {

  private final AtomicInteger open = new AtomicInteger();

  void watch(@Observes Router router) {
    router
        .route()
        .order(Integer.MIN_VALUE)
        .handler(
            rc -> {
              open.incrementAndGet();
              QuarkusRequestWrapper.get(rc.request())
                  .addRequestDoneHandler(_ -> open.decrementAndGet());
              rc.next();
            });
  }

  int count() {
    return open.get();
  }
}
