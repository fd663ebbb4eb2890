package io.bellwether.cases.event;

import static io.bellwether.cases.history.CaseEventKind.ASSIGNED;
import static io.bellwether.cases.history.CaseEventKind.CLOSED;
import static io.bellwether.cases.history.CaseEventKind.MERGED;
import static io.bellwether.cases.history.CaseEventKind.PRIORITY_CHANGED;
import static io.bellwether.cases.history.CaseEventKind.PROMISE_CHANGED;
import static io.bellwether.cases.history.CaseEventKind.RESOLVED;
import static io.bellwether.cases.history.CaseEventKind.ROUTED;
import static io.bellwether.cases.history.CaseEventKind.STAGE_CHANGED;

import io.bellwether.cases.following.CaseFollowing;
import io.bellwether.cases.history.CaseEventKind;
import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The events of a tenant's cases.
@Singleton
public class CaseEvents implements CollectionDefinition<CaseEvent> {

  private static final String CASE = "SELECT case_id FROM case_event WHERE id = ?";

  @Override
  public Description<CaseEvent> describe() {
    return Description.of(
        "case-events", "case-event", CaseEvent.class, "Something that happened to a case.");
  }

  @Override
  public void check(CaseEvent draft, References references, Violations violations) {
    var kind = draft.kind();
    required(kind == STAGE_CHANGED, "stage", draft.stage(), kind, violations);
    required(kind == PRIORITY_CHANGED, "priority", draft.priority(), kind, violations);
    required(kind == MERGED, "intoCaseId", draft.intoCaseId(), kind, violations);
    allowed(kind == ASSIGNED, "repId", draft.repId(), kind, violations);
    allowed(kind == ROUTED, "teamId", draft.teamId(), kind, violations);
    var promise = kind == PROMISE_CHANGED;
    allowed(promise, "promisedResponseAt", draft.promisedResponseAt(), kind, violations);
    allowed(promise, "promisedResolveAt", draft.promisedResolveAt(), kind, violations);
    violations.unless(
        !promise || draft.promisedResponseAt() != null || draft.promisedResolveAt() != null,
        "promisedResolveAt",
        null,
        "it or promisedResponseAt, as kind is '%s'".formatted(kind));
    var end = kind == RESOLVED || kind == CLOSED;
    allowed(end, "documentationComplete", draft.documentationComplete(), kind, violations);
    allowed(end, "articleId", draft.articleId(), kind, violations);
    allowed(end, "rootCause", draft.rootCause(), kind, violations);
    violations.unless(
        !draft.caseId().equals(draft.intoCaseId()),
        "intoCaseId",
        draft.intoCaseId(),
        "another case than caseId");
  }

  private static void required(
      boolean belongs,
      String field,
      @Nullable Object value,
      CaseEventKind kind,
      Violations violations) {
    violations.unless(
        !belongs || value != null, field, null, "a value, as kind is '%s'".formatted(kind));
    allowed(belongs, field, value, kind, violations);
  }

  private static void allowed(
      boolean belongs,
      String field,
      @Nullable Object value,
      CaseEventKind kind,
      Violations violations) {
    violations.unless(
        belongs || value == null, field, value, "none, as kind is '%s'".formatted(kind));
  }

  @Override
  public void written(Connection connection, List<Written<CaseEvent>> rows) throws SQLException {
    new CaseFollowing(connection)
        .follow(rows.stream().map(one -> one.row().caseId()).collect(Collectors.toSet()));
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
    return () -> new CaseFollowing(connection).follow(cases);
  }
}
