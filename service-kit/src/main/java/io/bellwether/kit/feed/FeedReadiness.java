package io.bellwether.kit.feed;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// A database that was restored into a new cluster keeps its rows but hides them from every tick:
/// the service is not ready until the feed is rebased.
@Readiness
@Singleton
@IfBuildProperty(name = "bellwether.feed.source", stringValue = "true", enableIfMissing = true)
class FeedReadiness implements HealthCheck {

  private final ChangeFeed feed;

  FeedReadiness(@DataSource("feed") AgroalDataSource database) {
    feed = new ChangeFeed(database);
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("feed");
    try {
      return feed.isRebased()
          ? answer.up().build()
          : answer.down().withData("reason", "not rebased after a restore").build();
    } catch (SQLException e) {
      return answer.down().withData("reason", "not reachable").build();
    }
  }
}
