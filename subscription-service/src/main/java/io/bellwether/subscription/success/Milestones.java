package io.bellwether.subscription.success;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;

/// The milestones of a tenant's customers.
@Singleton
public class Milestones implements CollectionDefinition<Milestone> {

  @Override
  public Description<Milestone> describe() {
    return Description.of(
        "milestones", "milestone", Milestone.class, "A step that a customer is expected to reach.");
  }
}
