package io.bellwether.kit.tenant;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

/// A request that lost one race after the other changed nothing and may be sent again.
@Provider
@Priority(Priorities.USER)
public class RepeatableFailureMapper extends ExceptionMapperBase<RepeatableFailure> {

  @Override
  protected HttpProblem toProblem(RepeatableFailure failure) {
    return Problems.builder(
            Slug.DEPENDENCY_UNAVAILABLE,
            "others write the same rows all the time (expected: try again)")
        .withHeader("Retry-After", 1)
        .build();
  }
}
