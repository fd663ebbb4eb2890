package io.bellwether.subscription.programme;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The service programmes of a tenant.
@Singleton
public class Programmes implements CollectionDefinition<Programme> {

  @Override
  public Description<Programme> describe() {
    return Description.of(
        "programmes",
        "programme",
        Programme.class,
        "The channels that a service programme offers.");
  }

  @Override
  public void check(Programme draft, References references, Violations violations) {
    violations.notBefore("offeredUntil", draft.offeredUntil(), "offeredFrom", draft.offeredFrom());
  }
}
