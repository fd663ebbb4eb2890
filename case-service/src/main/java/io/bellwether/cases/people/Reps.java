package io.bellwether.cases.people;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The reps of a tenant.
@Singleton
public class Reps implements CollectionDefinition<Rep> {

  @Override
  public Description<Rep> describe() {
    return Description.of("reps", "rep", Rep.class, "A person who works on cases.");
  }

  @Override
  public void check(Rep draft, References references, Violations violations) {
    var cost = draft.hourlyCost();
    violations.unless(
        cost == null || cost.amountMinor() >= 0,
        "hourlyCost",
        cost == null ? null : cost.amountMinor(),
        "0 or more");
  }
}
