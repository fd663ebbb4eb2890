package io.bellwether.survey.invitation;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;

/// The invitations to a tenant's surveys.
@Singleton
public class Invitations implements CollectionDefinition<Invitation> {

  @Override
  public Description<Invitation> describe() {
    return Description.of(
            "invitations", "invitation", Invitation.class, "A request to answer a survey.")
        .ofPerson("contact");
  }
}
