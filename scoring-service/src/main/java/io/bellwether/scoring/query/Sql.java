package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Fact;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A statement in the making: text from constants, values only ever bound.
public final class Sql {

  private static final Pattern POLICY = Pattern.compile("(?<!:):([a-z][A-Za-z0-9]*)");

  private static final Map<String, String> EDGES =
      Map.of("from", "b.b_from", "until", "b.b_until", "lastDay", "b.b_last");

  /// A statement that runs longer is stopped: its caller has gone by then. [QueryPool] stops it
  /// earlier.
  private static final int LONGEST_SECONDS = 10;

  private final StringBuilder text = new StringBuilder();
  private final List<Object> bound = new ArrayList<>();

  /// @param constant text of ours, never of a caller
  public Sql add(String constant) {
    text.append(constant);
    return this;
  }

  public Sql bind(Object value) {
    text.append(value instanceof LocalDateTime ? "CAST(? AS timestamp)" : "?");
    bound.add(value);
    return this;
  }

  public Sql bind(LocalDate date) {
    text.append("CAST(? AS date)");
    bound.add(date);
    return this;
  }

  /// An instant, as facts hold it.
  public Sql bind(Instant instant) {
    return bind(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  /// The rows of a fact that the query may see, as they are or were known.
  public Sql addFact(Fact fact, Query query) {
    var knownAt = query.knownAt();
    return knownAt == null
        ? add(fact.name() + "_facts(").bind(query.tenant()).add(")")
        : add(fact.name() + "_known(").bind(query.tenant()).add(", ").bind(knownAt).add(")");
  }

  public Sql bindAll(List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      add(i == 0 ? "" : ", ").bind(values.get(i));
    }
    return this;
  }

  /// A metric's fragment; `:name` stands for the value of a policy, `:from` and `:until` for the
  /// edges of the interval as times of the fact, `:lastDay` for its last date.
  Sql addFragment(String fragment, Map<String, Object> policies) {
    var names = POLICY.matcher(fragment);
    int done = 0;
    while (names.find()) {
      var edge = EDGES.get(names.group(1));
      if (edge != null) {
        text.append(fragment, done, names.start()).append(edge);
        done = names.end();
        continue;
      }
      var value = policies.get(names.group(1));
      if (value == null) {
        throw new IllegalStateException(
            "no policy %s (expected: one of %s)".formatted(names.group(1), policies.keySet()));
      }
      text.append(fragment, done, names.start());
      text.append(value instanceof Number ? "CAST(? AS bigint)" : "CAST(? AS varchar)");
      bound.add(value);
      done = names.end();
    }
    text.append(fragment, done, fragment.length());
    return this;
  }

  public PreparedStatement prepare(Connection connection) throws SQLException {
    var statement = connection.prepareStatement(text.toString());
    try {
      statement.setQueryTimeout(LONGEST_SECONDS);
      for (int i = 0; i < bound.size(); i++) {
        statement.setObject(i + 1, bound.get(i));
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  String text() {
    return text.toString();
  }
}
