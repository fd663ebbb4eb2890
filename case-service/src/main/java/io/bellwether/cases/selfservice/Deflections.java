package io.bellwether.cases.selfservice;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;

/// The answers that a tenant offers before a case is opened.
@Singleton
public class Deflections implements CollectionDefinition<Deflection> {

  @Override
  public Description<Deflection> describe() {
    return Description.of(
        "deflections", "deflection", Deflection.class, "An answer offered instead of a case.");
  }
}
