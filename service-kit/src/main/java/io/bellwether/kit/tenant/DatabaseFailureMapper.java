package io.bellwether.kit.tenant;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// 503 while the database is away, so that a client knows to come back; 500 for anything else.
@Provider
@Priority(Priorities.USER)
public class DatabaseFailureMapper extends ExceptionMapperBase<DatabaseFailure> {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseFailureMapper.class);

  @Override
  protected HttpProblem toProblem(DatabaseFailure failure) {
    LOG.error("The database failed", failure);
    return failure.isPassing()
        ? Problems.builder(
                Slug.DEPENDENCY_UNAVAILABLE, "the database is unavailable (expected: try again)")
            .withHeader("Retry-After", 1)
            .build()
        : Problems.of(Slug.INTERNAL, Slug.INTERNAL.explanation());
  }
}
