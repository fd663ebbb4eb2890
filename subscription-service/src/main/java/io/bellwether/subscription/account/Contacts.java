package io.bellwether.subscription.account;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;

/// The people at a tenant's customers.
@Singleton
public class Contacts implements CollectionDefinition<Contact> {

  @Override
  public Description<Contact> describe() {
    return Description.of(
            "contacts", "contact", Contact.class, "A person at a customer; never in the feed.")
        .ofPerson("contact");
  }
}
