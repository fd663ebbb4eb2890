package io.bellwether.scoring.api;

import io.bellwether.kit.problem.Problems;
import io.bellwether.scoring.metric.Credit;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.query.Query;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Whose the rows of an answer by rep or team are.
final class AskedCredit {

  static final String PARAMETER = "credit";

  static final String SAID =
      "Whose the rows are, by rep and team; null where it is not asked by them";

  static final List<String> NAMES = Arrays.stream(Credit.values()).map(Credit::wireName).toList();

  private static final String FIRST = Credit.FIRST.wireName();

  private AskedCredit() {}

  /// The query by the credit that was asked for. That which a way of answering gives anyway may be
  /// said; one that it does not know is refused, for its numbers would be of somebody else.
  static Query of(
      Parameters parameters, Query query, List<Metric> metrics, AskedDefinitions definitions) {
    var name = parameters.choice(PARAMETER, "", NAMES);
    if (name.isEmpty()) {
      return query;
    }
    if (!query.isByPeople()) {
      throw Problems.parameter(PARAMETER, name, "none without rep or team in groupBy or filter");
    }
    for (var metric : metrics) {
      for (var dialect : definitions.of(metric)) {
        if (!Credit.known(metric, dialect).contains(name)) {
          throw unknown(name, metric, dialect);
        }
      }
    }
    return name.equals(FIRST) ? query.creditedToFirst() : query;
  }

  private static RuntimeException unknown(String name, Metric metric, Dialect dialect) {
    return Problems.parameter(
        PARAMETER,
        name,
        "for %s by %s one of %s"
            .formatted(
                metric.definition().id(), dialect.reference(), Credit.known(metric, dialect)));
  }

  /// Whose the rows of an answer by people are.
  static String named(Metric metric, List<Dialect> dialects, Query query) {
    return dialects.stream()
        .map(dialect -> Credit.known(metric, dialect))
        .map(known -> query.ofFirst() ? known.getLast() : known.getFirst())
        .distinct()
        .collect(Collectors.joining(","));
  }
}
