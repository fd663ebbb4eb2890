package io.bellwether.subscription.use;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The use of features, by account and day.
@Singleton
public class FeatureUses implements CollectionDefinition<FeatureUse> {

  @Override
  public Description<FeatureUse> describe() {
    return Description.of(
            "feature-usage",
            "feature-usage",
            FeatureUse.class,
            "What an account used of one feature on one day.")
        .inTable("feature_usage");
  }

  @Override
  public void check(FeatureUse draft, References references, Violations violations) {
    violations.unless(
        draft.userId() == null || draft.users() == 1,
        "users",
        draft.users(),
        "1, as userId is given");
    violations.unless(
        draft.uses() == null || draft.uses() >= draft.users(),
        "uses",
        draft.uses(),
        "no fewer than users '%s'".formatted(draft.users()));
  }
}
