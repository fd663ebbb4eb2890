package io.bellwether.kit.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.TreeSet;

/// Who calls a method that a resource does not have is told which ones it has. No proxy stands
/// before it: the registry of such processors outlives an application that starts again.
@Singleton
class AllowedMethods implements ProblemPostProcessor {

  private final RouteTable routes;

  AllowedMethods(RouteTable routes) {
    this.routes = routes;
  }

  @Override
  public HttpProblem apply(HttpProblem problem, ProblemContext context) {
    if (problem.getStatusCode() != Response.Status.METHOD_NOT_ALLOWED.getStatusCode()) {
      return problem;
    }
    var methods = new TreeSet<>(routes.methods(context.path));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return HttpProblem.builder(problem)
        .withHeader(HttpHeaders.ALLOW, String.join(", ", methods))
        .build();
  }
}
