package io.bellwether.subscription.use;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;

/// The use of a tenant's products, by account and day.
@Singleton
public class UsageDays implements CollectionDefinition<Usage> {

  @Override
  public Description<Usage> describe() {
    return Description.of("usage", "usage", Usage.class, "What an account used on one day.")
        .inTable("usage_day");
  }
}
