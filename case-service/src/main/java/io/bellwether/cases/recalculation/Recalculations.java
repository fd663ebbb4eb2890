package io.bellwether.cases.recalculation;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;

/// The recalculations of a tenant.
@Singleton
public class Recalculations implements CollectionDefinition<Recalculation> {

  @Override
  public Description<Recalculation> describe() {
    return Description.of(
            "recalculations",
            "recalculation",
            Recalculation.class,
            "The business times and service level clocks of all cases, counted anew after a"
                + " calendar, an assignment or a service level changed; state=RUNNING is empty when"
                + " all is done.")
        .inTable("recalculation_state")
        .asDerived();
  }
}
