package io.bellwether.cases.event;

import io.bellwether.cases.supportcase.CaseState;
import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/// The events of a tenant's cases.
@Singleton
public class CaseEvents implements CollectionDefinition<CaseEvent> {

  private static final String CASES = "SELECT DISTINCT case_id FROM case_event WHERE id = ANY(?)";

  @Override
  public Description<CaseEvent> describe() {
    return Description.of(
        "case-events", "case-event", CaseEvent.class, "Something that happened to a case.");
  }

  @Override
  public void check(CaseEvent draft, References references, Violations violations) {
    var names = draft.kind() == CaseEventKind.STAGE_CHANGED;
    violations.unless(
        names == (draft.stage() != null),
        "stage",
        draft.stage(),
        names ? "the stage that the case enters" : "none, as kind is '%s'".formatted(draft.kind()));
    violations.unless(
        draft.repId() == null || draft.kind() == CaseEventKind.ASSIGNED,
        "repId",
        draft.repId(),
        "none, as kind is '%s'".formatted(draft.kind()));
  }

  @Override
  public void written(Connection connection, Set<UUID> ids) throws SQLException {
    new CaseState(connection).follow(casesOf(connection, ids));
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
