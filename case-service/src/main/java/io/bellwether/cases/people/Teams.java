package io.bellwether.cases.people;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;

/// The teams of a tenant.
@Singleton
public class Teams implements CollectionDefinition<Team> {

  @Override
  public Description<Team> describe() {
    return Description.of(
        "teams", "team", Team.class, "A group of people who work on cases together.");
  }
}
