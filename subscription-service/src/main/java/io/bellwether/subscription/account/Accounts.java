package io.bellwether.subscription.account;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;

/// The accounts of a tenant.
@Singleton
public class Accounts implements CollectionDefinition<Account> {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  @Override
  public Description<Account> describe() {
    return Description.of(
        "accounts", "account", Account.class, "A company that is or was a customer.");
  }

  /// A metric groups by what an account was at the time that it counts.
  @Override
  public CollectionDefinition<?> states() {
    return new AccountStates();
  }

  @Override
  public void check(Account draft, References references, Violations violations) {
    violations.unless(
        draft.country() == null || COUNTRIES.contains(draft.country()),
        "country",
        draft.country(),
        "an ISO 3166-1 alpha-2 code such as DE");
  }
}
