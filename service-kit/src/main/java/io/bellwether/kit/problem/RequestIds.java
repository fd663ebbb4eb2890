package io.bellwether.kit.problem;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/// Every request has a trace id (from `traceparent`, else a new one) that its log lines and its
/// problems carry, and an `X-Request-Id` that is echoed.
@ApplicationScoped
public class RequestIds {

  static final String TRACE_ID = "traceId";

  /// Before security, so that a refused request has its ids too.
  private static final int BEFORE_SECURITY = 10_000;

  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
  private static final Pattern REQUEST_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");

  /// The trace id of the request that this thread serves.
  public static String traceId() {
    return String.valueOf(MDC.get(TRACE_ID));
  }

  void register(@Observes Filters filters) {
    Handler<RoutingContext> handler = RequestIds::handle;
    filters.register(handler, BEFORE_SECURITY);
  }

  private static void handle(RoutingContext context) {
    var headers = context.request().headers();
    var parent = TRACEPARENT.matcher(String.valueOf(headers.get("traceparent")));
    var traceId =
        parent.matches()
            ? parent.group(1)
            : UuidCreator.getRandomBased().toString().replace("-", "");
    var given = headers.get("X-Request-Id");
    var requestId = given != null && REQUEST_ID.matcher(given).matches() ? given : traceId;
    MDC.put(TRACE_ID, traceId);
    MDC.put("requestId", requestId);
    context.response().putHeader("X-Request-Id", requestId);
    context.next();
  }
}
