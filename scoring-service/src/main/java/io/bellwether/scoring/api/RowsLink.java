package io.bellwether.scoring.api;

import io.bellwether.scoring.metric.Credit;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.query.Query;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the rows behind a value are listed.
final class RowsLink {

  private RowsLink() {}

  /// @param group dimension to value, in addition to the filters of the query
  static String of(
      Query query,
      String metricId,
      Dialect dialect,
      Interval interval,
      Map<String, String> group,
      @Nullable Instant knownAt) {
    var link = new StringBuilder("/v1/metrics/" + metricId + "/rows");
    link.append("?from=").append(interval.from());
    link.append("&to=").append(interval.to());
    link.append("&definition=").append(encoded(dialect.reference()));
    link.append("&timeZone=").append(encoded(query.zone().getId()));
    for (var filter : query.filters()) {
      link.append("&filter=")
          .append(
              encoded(
                  "%s:%s:%s"
                      .formatted(
                          filter.dimension(),
                          filter.operator().wireName(),
                          String.join(",", filter.values()))));
    }
    group.forEach(
        (dimension, value) ->
            link.append("&filter=")
                .append(encoded(dimension + ":" + Filter.Operator.EQ.wireName() + ":" + value)));
    if (query.ofFirst()
        && (!Collections.disjoint(query.filteredBy(), Fact.BY_PEOPLE)
            || !Collections.disjoint(group.keySet(), Fact.BY_PEOPLE))) {
      link.append("&" + AskedCredit.PARAMETER + "=" + Credit.FIRST.wireName());
    }
    if (knownAt != null) {
      link.append("&knownAt=").append(encoded(knownAt.toString()));
    }
    return link.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
