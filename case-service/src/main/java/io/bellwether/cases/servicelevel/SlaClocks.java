package io.bellwether.cases.servicelevel;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;

/// The clocks of a tenant's cases.
@Singleton
public class SlaClocks implements CollectionDefinition<SlaClock> {

  @Override
  public Description<SlaClock> describe() {
    return Description.of(
            "sla-clocks",
            "sla-clock",
            SlaClock.class,
            "A clock of a case; state=RUNNING with dueAt.lt= are those that are due soon, and"
                + " state=BREACHED the breaches.")
        .inTable("sla_clock_now")
        .asDerived();
  }
}
