package io.bellwether.cases.activity;

import io.bellwether.cases.following.CaseFollowing;
import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/// What a tenant did for its customers, and what they said to each other.
@Singleton
public class Activities implements CollectionDefinition<Activity> {

  /// Cases whose answers and clocks may change: only what people say to each other counts there,
  /// and what was corrected may have been that.
  private static final String CASES =
      """
      SELECT DISTINCT case_id FROM activity
      WHERE id = ANY(?) AND case_id IS NOT NULL
        AND (version > 1 OR (visible_to_customer AND NOT automated))
      """;

  @Override
  public Description<Activity> describe() {
    return Description.of(
        "activities",
        "activity",
        Activity.class,
        "One piece of work on a case, one message about it, or a contact with an account.");
  }

  @Override
  public void check(Activity draft, References references, Violations violations) {
    violations.unless(
        draft.caseId() != null || draft.accountId() != null,
        "accountId",
        null,
        "an account, as there is no caseId");
    violations.agree(references, "caseId", draft.caseId(), "accountId", draft.accountId());
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

  @Override
  public void written(Connection connection, Set<UUID> ids) throws SQLException {
    new CaseFollowing(connection).follow(casesOf(connection, ids));
  }

  @Override
  public Afterwards deleting(Connection connection, UUID id) throws SQLException {
    var cases = casesOf(connection, Set.of(id));
    return () -> new CaseFollowing(connection).follow(cases);
  }

  private static Set<UUID> casesOf(Connection connection, Set<UUID> ids) throws SQLException {
    try (var statement = connection.prepareStatement(CASES)) {
      statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      var cases = new HashSet<UUID>();
      try (var found = statement.executeQuery()) {
        while (found.next()) {
          cases.add(found.getObject(1, UUID.class));
        }
      }
      return cases;
    }
  }
}
