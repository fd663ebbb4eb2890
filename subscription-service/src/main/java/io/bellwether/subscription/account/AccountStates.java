package io.bellwether.subscription.account;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;

/// What a tenant's accounts were at any time: kept by writes to accounts.
@Singleton
public class AccountStates implements CollectionDefinition<AccountState> {

  @Override
  public Description<AccountState> describe() {
    return Description.of(
            "account-states",
            "account-state",
            AccountState.class,
            "What an account was from an instant to another.")
        .asDerived();
  }
}
