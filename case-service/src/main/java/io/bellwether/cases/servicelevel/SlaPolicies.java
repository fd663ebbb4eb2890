package io.bellwether.cases.servicelevel;

import io.bellwether.cases.recalculation.Recalculating;
import io.bellwether.cases.recalculation.RecalculationCause;
import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// The service levels of a tenant.
@Singleton
public class SlaPolicies implements CollectionDefinition<SlaPolicy> {

  private final Recalculating recalculating;

  SlaPolicies(Recalculating recalculating) {
    this.recalculating = recalculating;
  }

  @Override
  public Description<SlaPolicy> describe() {
    return Description.of(
        "sla-policies",
        "sla-policy",
        SlaPolicy.class,
        "What is promised to cases of a tier and a priority, from a moment on.");
  }

  @Override
  public void written(Connection connection, List<Written<SlaPolicy>> rows) throws SQLException {
    recalculating.begin(connection, RecalculationCause.SERVICE_LEVEL);
  }

  @Override
  public Afterwards deleting(Connection connection, UUID id) {
    return () -> recalculating.begin(connection, RecalculationCause.SERVICE_LEVEL);
  }
}
