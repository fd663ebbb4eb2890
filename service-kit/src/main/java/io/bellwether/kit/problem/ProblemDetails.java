package io.bellwether.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import org.slf4j.MDC;

/// Gives every problem its type, code and trace id, also those that the framework raised. Hides
/// what an internal error says: the log has it under the same trace id.
@ApplicationScoped
class ProblemDetails implements ProblemPostProcessor {

  @Override
  public HttpProblem apply(HttpProblem problem, ProblemContext context) {
    var parameters = problem.getParameters();
    var builder = HttpProblem.builder(problem);
    if (!parameters.containsKey("code")) {
      var slug = Slug.ofStatus(problem.getStatusCode());
      builder = Problems.builder(slug, detailOf(problem, slug));
      problem.getHeaders().forEach(builder::withHeader);
      if (problem.getInstance() != null) {
        builder.withInstance(problem.getInstance());
      }
    }
    var traceId = MDC.get(RequestIds.TRACE_ID);
    return traceId == null ? builder.build() : builder.with("traceId", traceId).build();
  }

  private static String detailOf(HttpProblem problem, Slug slug) {
    var detail = problem.getDetail();
    return slug == Slug.INTERNAL || detail == null ? slug.explanation() : detail;
  }
}
