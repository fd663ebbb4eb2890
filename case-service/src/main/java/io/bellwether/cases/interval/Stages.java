package io.bellwether.cases.interval;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;

/// The stays of a tenant's cases in their stages.
@Singleton
public class Stages implements CollectionDefinition<Stage> {

  @Override
  public Description<Stage> describe() {
    return Description.of("stages", "stage", Stage.class, "A stay of a case in a stage.")
        .inTable("case_stage")
        .asDerived();
  }
}
