package io.bellwether.cases.activity;

import io.bellwether.cases.following.CaseFollowing;
import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// What a tenant did for its customers, and what they said to each other.
@Singleton
public class Activities implements CollectionDefinition<Activity> {

  private static final String CASE =
      "SELECT case_id FROM activity WHERE id = ? AND case_id IS NOT NULL";

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

  /// Only what people say to each other counts for a case's answers and clocks; what was corrected
  /// may have been that.
  @Override
  public void written(Connection connection, List<Written<Activity>> rows) throws SQLException {
    new CaseFollowing(connection)
        .followMessages(
            rows.stream()
                .filter(one -> !one.isNew() || one.row().isMessage())
                .map(one -> one.row().caseId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
  }

  @Override
  public Afterwards deleting(Connection connection, UUID id) throws SQLException {
    var cases = new HashSet<UUID>();
    try (var statement = connection.prepareStatement(CASE)) {
      statement.setObject(1, id);
      try (var found = statement.executeQuery()) {
        while (found.next()) {
          cases.add(found.getObject(1, UUID.class));
        }
      }
    }
    return () -> new CaseFollowing(connection).followMessages(cases);
  }
}
