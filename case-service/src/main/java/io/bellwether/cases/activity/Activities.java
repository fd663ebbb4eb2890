package io.bellwether.cases.activity;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The activities of a tenant's cases.
@Singleton
public class Activities implements CollectionDefinition<Activity> {

  @Override
  public Description<Activity> describe() {
    return Description.of(
        "activities", "activity", Activity.class, "One piece of work on a case, or one message.");
  }

  @Override
  public void check(Activity draft, References references, Violations violations) {
    violations.unless(
        draft.repId() == null || draft.actorKind() == ActorKind.REP,
        "repId",
        draft.repId(),
        "none, as actorKind is '%s'".formatted(draft.actorKind()));
    violations.unless(
        draft.minutesWorked() == null || draft.actorKind() == ActorKind.REP,
        "minutesWorked",
        draft.minutesWorked(),
        "none, as actorKind is '%s'".formatted(draft.actorKind()));
    violations.unless(
        draft.actorKind() != ActorKind.CUSTOMER || draft.direction() == ActivityDirection.INBOUND,
        "direction",
        draft.direction(),
        "INBOUND, as actorKind is 'CUSTOMER'");
    violations.unless(
        draft.direction() != ActivityDirection.INTERNAL || !draft.visibleToCustomer(),
        "visibleToCustomer",
        true,
        "false, as direction is 'INTERNAL'");
  }
}
