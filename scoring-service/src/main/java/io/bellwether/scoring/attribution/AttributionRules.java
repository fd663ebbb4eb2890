package io.bellwether.scoring.attribution;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The rules of a tenant, one after the other.
@Singleton
public class AttributionRules implements CollectionDefinition<AttributionRule> {

  @Override
  public Description<AttributionRule> describe() {
    return Description.of(
        "attribution-rules",
        "attribution-rule",
        AttributionRule.class,
        "The rules by which revenue is said to be due to service, each from a day on.");
  }

  @Override
  public void check(AttributionRule draft, References references, Violations violations) {
    var days = draft.windowDays();
    var expected =
        switch (draft.rule()) {
          case INFLUENCE_WINDOW -> days == null ? "a number of days" : null;
          case ANY_TOUCH, LAST_TOUCH -> days == null ? null : "none, since all days count";
          case FRACTIONAL -> null;
        };
    if (expected != null) {
      violations.add("windowDays", days, "%s for %s".formatted(expected, draft.rule()));
    }
  }
}
