package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.AccountModel;
import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lists the rows behind one cell: everything that passes tenant, filters and time, with the reason
/// where a rule of the metric leaves a row out. The rows come from the same composition as the
/// aggregates, so adding them up gives the value.
@Singleton
public class Lineage {

  /// So many rows may well share an id (the steps of an account, one a currency). However many they
  /// are, they are never parted, since a page continues after an id.
  private static final int SAME_ID = 50;

  /// So many times as far it is looked for the end of those that share an id, where they are more.
  private static final int FURTHER = 8;

  /// @param at the date that puts the row into the interval
  /// @param terms what the row adds to each term of the same fact and timing
  /// @param of ids of what the row is about, such as its account and its case, as far as it says so
  /// @param account the cell of this account alone where the rows are those of a panel, else null
  public record Row(
      String entity,
      UUID id,
      Temporal at,
      SequencedMap<String, Contribution> terms,
      SequencedMap<String, String> of,
      @Nullable Cell account) {}

  /// @param because the rule that leaves the row out, null when it is in
  /// @param value what it adds: 1 where rows are counted, null when it is out
  public record Contribution(@Nullable String because, @Nullable Object value) {
    public boolean included() {
      return because == null;
    }
  }

  /// @param term names the fact and timing whose rows are meant
  /// @param after the id of the last row seen, null for the first page
  public List<Row> rows(
      Connection facts, Metric metric, String term, Query query, @Nullable UUID after, int limit)
      throws SQLException {
    if (metric instanceof AccountModel model
        && metric.measures().stream().noneMatch(m -> m.name().equals(term))) {
      return accounts(facts, model, query, after, limit);
    }
    if (metric instanceof AccountPanel panel
        && metric.measures().stream().noneMatch(m -> m.name().equals(term))) {
      return accounts(facts, panel, query, after, limit);
    }
    var leg =
        Leg.of(measures(metric, query), metric.definition().policies()).stream()
            .filter(l -> l.measures().stream().anyMatch(m -> m.name().equals(term)))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no term %s".formatted(term)));
    var asked = leg.asked(ofMembers(metric, query));
    var more = SAME_ID;
    while (true) {
      var rows = new ArrayList<Row>();
      try (var statement = leg.rows(asked, after, limit + more).prepare(facts);
          var result = statement.executeQuery()) {
        while (result.next()) {
          var row = read(result, leg);
          if (rows.size() >= limit && !row.id().equals(rows.getLast().id())) {
            return rows;
          }
          rows.add(row);
        }
      }
      if (rows.size() < limit + more) {
        return rows;
      }
      more *= FURTHER;
    }
  }

  /// The terms whose rows have the dimensions of the query: those that can be listed.
  public static List<String> terms(Metric metric, Query query) {
    var ofRows = measures(metric, query);
    var all =
        metric instanceof AccountPanel panel
            ? Stream.concat(ofRows.stream(), panel.columns().stream()).toList()
            : ofRows;
    return metric.terms().stream()
        .filter(
            term ->
                all.stream()
                    .filter(measure -> measure.name().equals(term))
                    .allMatch(
                        measure ->
                            has(
                                measure,
                                ofRows.contains(measure)
                                    ? ofMembers(metric, query)
                                    : ofColumns(metric, query))))
        .toList();
  }

  private static boolean has(Measure measure, Query query) {
    return measure.fact().allDimensions().containsAll(query.without(measure.across()).dimensions());
  }

  private static List<Measure> measures(Metric metric, Query query) {
    return metric instanceof AccountPanel panel
        ? Stream.concat(Stream.of(panel.membersBy(query.dimensions())), panel.ofGroup().stream())
            .toList()
        : metric.measures();
  }

  /// Where accounts stand is nothing that rows have.
  private static Query ofColumns(Metric metric, Query query) {
    return metric instanceof AccountPanel panel ? query.without(panel.standingDimensions()) : query;
  }

  /// Filters of what happened to accounts leave who they are.
  private static Query ofMembers(Metric metric, Query query) {
    return metric instanceof AccountPanel panel ? query.without(panel.columnDimensions()) : query;
  }

  /// The accounts that a model scores; their own measures have rows of their own.
  private static List<Row> accounts(
      Connection facts, AccountModel model, Query query, @Nullable UUID after, int limit)
      throws SQLException {
    var interval = query.interval();
    var rows = new ArrayList<Row>();
    AccountScores.of(facts, model, query.with(Query.Cut.WHOLE), List.of(interval))
        .accounts(0, Cells.TOTAL)
        .tailMap(after == null ? "" : after.toString(), false)
        .forEach(
            (account, score) -> {
              if (rows.size() < limit) {
                var terms = new LinkedHashMap<String, Contribution>();
                terms.put(
                    AccountModel.SCORES,
                    new Contribution(
                        score.points() == null ? "too-little-is-known" : null, score.points()));
                terms.put(
                    AccountModel.MISSING_WEIGHTS, new Contribution(null, score.missingWeight()));
                rows.add(
                    new Row(
                        Facts.ACCOUNT.entity(),
                        UUID.fromString(account),
                        interval.to().minusDays(1),
                        terms,
                        ofAccount(account),
                        null));
              }
            });
    return rows;
  }

  private static SequencedMap<String, String> ofAccount(String account) {
    var of = new LinkedHashMap<String, String>();
    of.put(Fact.BY_ACCOUNT, account);
    return of;
  }

  private static List<Row> accounts(
      Connection facts, AccountPanel panel, Query query, @Nullable UUID after, int limit)
      throws SQLException {
    var interval = query.interval();
    var rows = new ArrayList<Row>();
    var members = PanelRows.of(facts, panel, query.with(Query.Cut.WHOLE), List.of(interval));
    members
        .accounts(0, Cells.TOTAL)
        .tailMap(after == null ? "" : after.toString(), false)
        .forEach(
            (account, columns) -> {
              if (rows.size() < limit) {
                var terms = new LinkedHashMap<String, Contribution>();
                panel.columns().stream()
                    .filter(column -> has(column, query.without(panel.standingDimensions())))
                    .forEach(
                        column ->
                            terms.put(
                                column.name(), new Contribution(null, columns.get(column.name()))));
                var standings = members.standings(0, account);
                panel
                    .standings()
                    .forEach(name -> terms.put(name, contribution(standings.get(name))));
                rows.add(
                    new Row(
                        Facts.ACCOUNT.entity(),
                        UUID.fromString(account),
                        interval.to().minusDays(1),
                        terms,
                        ofAccount(account),
                        members
                            .cell(0, interval, Cells.TOTAL, List.of(columns))
                            .in(query.zone(), Map.of(), query.filters())));
              }
            });
    return rows;
  }

  private static Contribution contribution(AccountPanel.@Nullable Standing standing) {
    if (standing == null) {
      return new Contribution("not-known", null);
    }
    return new Contribution(
        standing.because(), standing.because() == null ? standing.value() : null);
  }

  private static Row read(ResultSet result, Leg leg) throws SQLException {
    var terms = new LinkedHashMap<String, Contribution>();
    int firstValue = 3 + leg.rules().size();
    for (int i = 0; i < leg.measures().size(); i++) {
      var measure = leg.measures().get(i);
      var because = because(result, leg, measure);
      terms.put(
          measure.name(),
          new Contribution(because, because == null ? result.getObject(firstValue + i) : null));
    }
    return new Row(
        leg.fact().entity(),
        UUID.fromString(result.getString(1)),
        date(result.getObject(2, LocalDateTime.class), leg),
        terms,
        of(result, leg, firstValue + leg.measures().size()),
        null);
  }

  private static SequencedMap<String, String> of(ResultSet result, Leg leg, int firstColumn)
      throws SQLException {
    var of = new LinkedHashMap<String, String>();
    int column = firstColumn;
    for (var name : leg.fact().references().values()) {
      var id = result.getString(column++);
      if (id != null) {
        of.put(name, id);
      }
    }
    return of;
  }

  /// The first rule that the row fails.
  private static @Nullable String because(ResultSet result, Leg leg, Measure measure)
      throws SQLException {
    for (var rule : measure.rules()) {
      if (!result.getBoolean(3 + leg.rules().indexOf(rule))) {
        return rule.reasonWhenOut();
      }
    }
    return null;
  }

  private static Temporal date(LocalDateTime at, Leg leg) {
    var type = leg.fact().column(leg.timing().columns().getFirst());
    return type.isInstant() ? at.toInstant(ZoneOffset.UTC) : at.toLocalDate();
  }
}
