package io.bellwether.cases.following;

import io.bellwether.cases.history.CaseCourse;
import io.bellwether.cases.history.CaseStart;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Computes anew what follows for cases, from all that is known of them: late events, any order and
/// corrected calendars all come to the same.
public final class CaseFollowing {

  /// Who follows single cases shares this lock; who changes what holds for all of them has it
  /// alone. Otherwise a case that comes in meanwhile would be counted by the old hours for good.
  private static final String SHARED =
      "SELECT pg_advisory_xact_lock_shared(hashtextextended('following ' || current_setting('app.tenant'), 0))";

  private static final String ALONE =
      "SELECT pg_advisory_xact_lock(hashtextextended('following ' || current_setting('app.tenant'), 0))";

  /// What somebody may look at now comes first.
  private static final String ALL =
      "SELECT id FROM support_case ORDER BY resolved_at IS NULL DESC, created_at DESC";

  private final Connection connection;

  public CaseFollowing(Connection connection) {
    this.connection = connection;
  }

  /// For cases that are about to be stored: nobody changes a calendar until they are.
  public Map<UUID, CaseBeginning> beginnings(List<CaseStart> starts) throws SQLException {
    execute(SHARED);
    var rows = new FollowingRows(Agreements.read(connection));
    return starts.stream().collect(Collectors.toMap(CaseStart::id, rows::beginning));
  }

  /// For new cases as they were stored: nothing can have happened to them, so there is nothing to
  /// be read.
  public void begin(List<CaseStart> starts) throws SQLException {
    if (starts.isEmpty()) {
      return;
    }
    execute(SHARED);
    var rows = new FollowingRows(Agreements.read(connection));
    for (var start : starts) {
      rows.add(CaseCourse.of(start, List.of()), List.of());
    }
    FollowingTables.INTERVALS.insert(connection, rows.intervals);
    FollowingTables.CLOCKS.insert(connection, rows.clocks);
  }

  /// After something happened to these cases. Without a service level there are no clocks: who took
  /// the last one away took them along.
  public void follow(Collection<UUID> cases) throws SQLException {
    if (cases.isEmpty()) {
      return;
    }
    execute(SHARED);
    var agreements = Agreements.read(connection);
    var rows = followCases(cases, agreements);
    FollowingTables.INTERVALS.replace(connection, cases, rows.intervals);
    if (!agreements.policies().isEmpty()) {
      FollowingTables.CLOCKS.replace(connection, cases, rows.clocks);
    }
  }

  /// After people said something to each other about these cases, which changes no interval.
  /// Without a service level only the answer follows from it.
  public void followMessages(Collection<UUID> cases) throws SQLException {
    if (cases.isEmpty()) {
      return;
    }
    execute(SHARED);
    var agreements = Agreements.read(connection);
    if (agreements.policies().isEmpty()) {
      followAnswers(cases, agreements);
    } else {
      var rows = followCases(cases, agreements);
      FollowingTables.CLOCKS.replace(connection, cases, rows.clocks);
    }
  }

  private void followAnswers(Collection<UUID> ids, Agreements agreements) throws SQLException {
    var reader = new CaseReader(connection);
    var known = reader.cases(ids, FollowingTables.ANSWERS);
    var messages = reader.messages(ids);
    var rows = new FollowingRows(agreements);
    var answers = new ArrayList<@Nullable Object[]>();
    for (var one : known) {
      answers.add(rows.answer(one.start(), messages.getOrDefault(one.start().id(), List.of())));
    }
    FollowingTables.ANSWERS.update(connection, answers, stored(known));
  }

  /// All cases of the tenant, for who changes what holds for all of them. Whoever follows one with
  /// what held before has ended by now, and nobody begins before the change is there.
  public List<UUID> all() throws SQLException {
    execute(ALONE);
    var cases = new ArrayList<UUID>();
    try (var statement = connection.prepareStatement(ALL);
        var row = statement.executeQuery()) {
      while (row.next()) {
        cases.add(row.getObject(1, UUID.class));
      }
    }
    return cases;
  }

  /// For who locks something else before following: waits for who changes what holds for all.
  public void join() throws SQLException {
    execute(SHARED);
  }

  /// After what holds for all cases changed: clocks go with the last service level.
  public void again(Collection<UUID> cases) throws SQLException {
    if (cases.isEmpty()) {
      return;
    }
    execute(SHARED);
    var rows = followCases(cases, Agreements.read(connection));
    FollowingTables.INTERVALS.replace(connection, cases, rows.intervals);
    FollowingTables.CLOCKS.replace(connection, cases, rows.clocks);
  }

  /// Removes what followed for a case that goes.
  public void forget(UUID id) throws SQLException {
    FollowingTables.INTERVALS.replace(connection, List.of(id), List.of());
    FollowingTables.CLOCKS.replace(connection, List.of(id), List.of());
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  private FollowingRows followCases(Collection<UUID> ids, Agreements agreements)
      throws SQLException {
    var reader = new CaseReader(connection);
    var known = reader.cases(ids, FollowingTables.CASES);
    var events = reader.events(ids);
    var messages = reader.messages(ids);
    var starts = known.stream().map(CaseReader.Known::start).toList();
    var rows = FollowingRows.of(starts, events, messages, agreements);
    FollowingTables.CASES.update(connection, rows.cases, stored(known));
    return rows;
  }

  private static Map<UUID, @Nullable Object[]> stored(List<CaseReader.Known> known) {
    return known.stream()
        .collect(Collectors.toMap(one -> one.start().id(), CaseReader.Known::derived));
  }
}
