package io.bellwether.subscription.use;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The use of a tenant's products, by account and day.
@Singleton
public class UsageDays implements CollectionDefinition<Usage> {

  @Override
  public Description<Usage> describe() {
    return Description.of("usage", "usage", Usage.class, "What an account used on one day.")
        .inTable("usage_day");
  }

  @Override
  public void check(Usage draft, References references, Violations violations) {
    var basic = draft.basicUsers();
    var advanced = draft.advancedUsers();
    violations.unless(
        basic == null || advanced == null || (long) basic + advanced <= draft.seatsUsed(),
        "advancedUsers",
        advanced,
        "with basicUsers '%s' no more than seatsUsed '%s'".formatted(basic, draft.seatsUsed()));
    // A week holds its last day and lies within its month.
    var weekly = draft.weeklyUsers();
    var monthly = draft.monthlyUsers();
    violations.unless(
        weekly == null || weekly >= draft.seatsUsed(),
        "weeklyUsers",
        weekly,
        "no fewer than seatsUsed '%s'".formatted(draft.seatsUsed()));
    violations.unless(
        weekly == null || monthly == null || monthly >= weekly,
        "monthlyUsers",
        monthly,
        "no fewer than weeklyUsers '%s'".formatted(weekly));
    violations.unless(
        draft.unit() != null || (draft.unitsUsed() == null && draft.unitsEntitled() == null),
        "unit",
        null,
        "the unit that unitsEntitled and unitsUsed are counted in");
  }
}
