package io.bellwether.subscription.success;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;

/// The steps of a tenant's success plans.
@Singleton
public class SuccessPlanSteps implements CollectionDefinition<SuccessPlanStep> {

  @Override
  public Description<SuccessPlanStep> describe() {
    return Description.of(
        "success-plan-steps",
        "success-plan-step",
        SuccessPlanStep.class,
        "One step of a success plan, with its weight.");
  }
}
