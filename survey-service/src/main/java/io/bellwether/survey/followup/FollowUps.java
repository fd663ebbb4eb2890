package io.bellwether.survey.followup;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;
import java.time.Instant;

/// The follow-ups to a tenant's responses.
@Singleton
public class FollowUps implements CollectionDefinition<FollowUp> {

  @Override
  public Description<FollowUp> describe() {
    return Description.of(
        "follow-ups",
        "follow-up",
        FollowUp.class,
        "Somebody went back to a customer who had answered.");
  }

  @Override
  public void check(FollowUp draft, References references, Violations violations) {
    // One that came before the answer can be no answer to it.
    if (references.valueOf("responseId", draft.responseId(), "respondedAt") instanceof Instant at) {
      violations.notBefore("contactedAt", draft.contactedAt(), "the response's respondedAt", at);
    }
  }
}
