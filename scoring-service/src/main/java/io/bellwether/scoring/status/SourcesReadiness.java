package io.bellwether.scoring.status;

import io.bellwether.scoring.intake.IntakeConfig;
import io.bellwether.scoring.intake.SourceState;
import io.bellwether.scoring.intake.SourceStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when every source that can be reached is caught up, or an earlier process left facts. A
/// source that is down does not take scoring down with it: the other metrics answer.
@Readiness
@ApplicationScoped
class SourcesReadiness implements HealthCheck {

  private final SourceStates states;
  private final IntakeConfig config;
  private final Clock clock = Clock.systemUTC();

  SourcesReadiness(SourceStates states, IntakeConfig config) {
    this.states = states;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    var sources = states.list();
    var now = clock.instant();
    var response =
        HealthCheckResponse.named("sources")
            .status(!config.enabled() || sources.stream().allMatch(SourceState::isReady));
    for (var state : sources) {
      response.withData(state.source().wireName(), state.phase(now, config.staleAfter()).name());
    }
    return response.build();
  }
}
