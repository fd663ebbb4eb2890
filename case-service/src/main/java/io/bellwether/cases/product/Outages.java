package io.bellwether.cases.product;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The outages of a tenant's product.
@Singleton
public class Outages implements CollectionDefinition<Outage> {

  @Override
  public Description<Outage> describe() {
    return Description.of("outages", "outage", Outage.class, "A time without the product.");
  }

  @Override
  public void check(Outage draft, References references, Violations violations) {
    var end = draft.endedAt();
    violations.unless(
        end == null || !end.isBefore(draft.startedAt()),
        "endedAt",
        end,
        "not before startedAt '%s'".formatted(draft.startedAt()));
  }
}
