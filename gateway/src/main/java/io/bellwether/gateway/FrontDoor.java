package io.bellwether.gateway;

import io.bellwether.gateway.caller.Caller;
import io.bellwether.gateway.caller.TokenVerification;
import io.bellwether.gateway.caller.Verdict;
import io.bellwether.gateway.forward.Forwarding;
import io.bellwether.gateway.limit.RateLimits;
import io.bellwether.gateway.openapi.OpenApiPage;
import io.bellwether.gateway.problem.Problem;
import io.bellwether.gateway.problem.Refusals;
import io.bellwether.gateway.routing.RequestPath;
import io.bellwether.gateway.routing.Route;
import io.bellwether.gateway.routing.Routes;
import io.bellwether.gateway.trace.Trace;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// What happens to every request, in this order: may this method and path exist, whose token is it,
/// is there quota left, pass it on. The first "no" is the answer.
@Singleton
public class FrontDoor {

  private static final Logger LOG = Logger.getLogger(FrontDoor.class);

  /// Before every route that an extension brings, so that nothing is served past the allow-list.
  private static final int FIRST = -100;

  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE);

  private static final Pattern PROBLEM_PAGE = Pattern.compile("/problems/[a-z][a-z0-9-]*");

  private final Vertx vertx;
  private final Routes routes;
  private final TokenVerification tokens;
  private final RateLimits limits;
  private final Forwarding forwarding;
  private final Refusals refusals;
  private final OpenApiPage openApi;
  private final CrossOrigin crossOrigin;

  FrontDoor(
      Vertx vertx,
      Routes routes,
      TokenVerification tokens,
      RateLimits limits,
      Forwarding forwarding,
      Refusals refusals,
      OpenApiPage openApi,
      CrossOrigin crossOrigin) {
    this.vertx = vertx;
    this.routes = routes;
    this.tokens = tokens;
    this.limits = limits;
    this.forwarding = forwarding;
    this.refusals = refusals;
    this.openApi = openApi;
    this.crossOrigin = crossOrigin;
  }

  void open(@Observes Router router) {
    router.route().order(FIRST).handler(this::enter);
  }

  private void enter(RoutingContext rc) {
    // Verification may take a while, and a body that arrives meanwhile would be lost.
    rc.request().pause();
    var trace = Trace.begin(rc);
    rc.addHeadersEndHandler(_ -> AnswerHeaders.complete(rc.response(), trace));
    try {
      if (!crossOrigin.answered(rc)) {
        decide(rc);
      }
    } catch (RuntimeException e) {
      fail(rc, e);
    }
  }

  private void decide(RoutingContext rc) {
    var request = rc.request();
    if (!METHODS.contains(request.method())) {
      refuseMethod(rc, "GET, HEAD, POST, PUT, PATCH, DELETE");
      return;
    }
    var path = RequestPath.parse(request.uri());
    if (path.isEmpty()) {
      refuseUnknown(rc);
      return;
    }
    var raw = path.get().raw();
    if (raw.equals("/") || raw.equals("/openapi.json") || PROBLEM_PAGE.matcher(raw).matches()) {
      servePublic(rc, raw);
      return;
    }
    routes
        .find(path.get())
        .ifPresentOrElse(
            route -> verify(rc, route, Forwarding.isImport(raw)), () -> refuseUnknown(rc));
  }

  private void servePublic(RoutingContext rc, String path) {
    var method = rc.request().method();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      refuseMethod(rc, "GET, HEAD");
    } else if (path.equals("/")) {
      rc.response()
          .putHeader("Content-Type", "application/json")
          .end(new JsonObject().put("name", "Bellwether").put("api", "/openapi.json").toBuffer());
      refusals.readOn(rc.request());
    } else if (path.equals("/openapi.json")) {
      refusals.readOn(rc.request());
      openApi.serve(rc).onFailure(failure -> fail(rc, failure));
    } else {
      forwarding.forward(rc, routes.problems(), false);
    }
  }

  private void verify(RoutingContext rc, Route route, boolean isImport) {
    var context = vertx.getOrCreateContext(); // of this request: Quarkus makes one for each
    // The metrics of the server tell requests apart by this, not by paths full of ids.
    context.putLocal("UrlPathTemplate", route.template());
    tokens
        .verify(rc.request())
        .subscribe()
        .with(
            verdict ->
                context.runOnContext(
                    _ -> {
                      switch (verdict) {
                        case Verdict.Rejected(var refusal) -> refusals.answer(rc, refusal);
                        case Verdict.Accepted(var caller) -> admit(rc, route, caller, isImport);
                      }
                    }),
            failure -> context.runOnContext(_ -> fail(rc, failure)));
  }

  private void admit(RoutingContext rc, Route route, Caller caller, boolean isImport) {
    var allowance = limits.ask(caller);
    allowance.tell(rc.response());
    if (!allowance.granted()) {
      refusals.answer(
          rc,
          Problem.RATE_LIMITED
              .because(
                  "client %s of tenant %s has used up its quota"
                      .formatted(caller.client(), caller.tenant()))
              .with("Retry-After", Long.toString(allowance.retryAfter())));
      return;
    }
    forwarding.forward(rc, route.upstream(), isImport);
  }

  private void refuseUnknown(RoutingContext rc) {
    refusals.answer(
        rc, Problem.NOT_FOUND.because("there is nothing at this path; /openapi.json lists all"));
  }

  private void refuseMethod(RoutingContext rc, String allowed) {
    refusals.answer(
        rc,
        Problem.METHOD_NOT_ALLOWED
            .because("%s is not possible here".formatted(rc.request().method()))
            .with("Allow", allowed));
  }

  private void fail(RoutingContext rc, Throwable failure) {
    LOG.errorf(failure, "A request failed in the gateway (trace %s)", Trace.of(rc).traceId());
    refusals.answer(rc, Problem.INTERNAL.because("the gateway failed; its log has the trace id"));
  }
}
