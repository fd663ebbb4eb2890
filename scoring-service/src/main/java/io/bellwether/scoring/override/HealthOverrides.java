package io.bellwether.scoring.override;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;

/// What people say of the health of customers.
@Singleton
public class HealthOverrides implements CollectionDefinition<HealthOverride> {

  @Override
  public Description<HealthOverride> describe() {
    return Description.of(
        "health-overrides",
        "health-override",
        HealthOverride.class,
        "What somebody who knows a customer says of the relationship, for a time.");
  }
}
