package io.bellwether.cases.supportcase;

import io.bellwether.cases.following.CaseFollowing;
import io.bellwether.cases.history.CaseStart;
import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// The cases of a tenant.
@Singleton
public class SupportCases implements CollectionDefinition<SupportCase> {

  @Override
  public Description<SupportCase> describe() {
    return Description.of("cases", "case", SupportCase.class, "A question or report of a customer.")
        .inTable("support_case")
        .ofPerson("contact");
  }

  /// A case is open until an event says otherwise: a new one has none yet, and what events said of
  /// an older one stays as it is.
  @Override
  public SupportCase derive(SupportCase draft) {
    return draft.status() == null ? draft.opened(null) : draft;
  }

  @Override
  public Completion<SupportCase> completion() {
    return (connection, rows) -> {
      var beginnings = new CaseFollowing(connection).beginnings(starts(rows));
      return rows.stream().map(one -> one.row().opened(beginnings.get(one.id()))).toList();
    };
  }

  private static List<CaseStart> starts(List<Written<SupportCase>> rows) {
    return rows.stream().map(one -> one.row().start(one.id())).toList();
  }

  /// Nothing can have happened to a case that is new.
  @Override
  public void written(Connection connection, List<Written<SupportCase>> rows) throws SQLException {
    var following = new CaseFollowing(connection);
    following.begin(starts(rows.stream().filter(Written::isNew).toList()));
    following.follow(rows.stream().filter(one -> !one.isNew()).map(Written::id).toList());
  }

  @Override
  public Afterwards deleting(Connection connection, UUID id) throws SQLException {
    new CaseFollowing(connection).forget(id);
    return () -> {};
  }
}
