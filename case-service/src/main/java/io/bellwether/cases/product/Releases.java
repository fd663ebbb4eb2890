package io.bellwether.cases.product;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;

/// The releases of a tenant's product.
@Singleton
public class Releases implements CollectionDefinition<Release> {

  @Override
  public Description<Release> describe() {
    return Description.of("releases", "release", Release.class, "A release of the product.");
  }
}
