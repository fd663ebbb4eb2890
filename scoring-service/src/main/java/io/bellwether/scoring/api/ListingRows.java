package io.bellwether.scoring.api;

import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.query.Lineage;
import io.bellwether.scoring.query.Query;
import io.bellwether.scoring.query.QueryPool;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lists the rows behind one value, in pages.
@Singleton
class ListingRows {

  private static final int DEFAULT_LIMIT = 200;
  private static final int HIGHEST_LIMIT = 5000;

  private final AnsweringMetrics answering;
  private final Lineage lineage;
  private final QueryPool pool;

  ListingRows(AnsweringMetrics answering, Lineage lineage, QueryPool pool) {
    this.answering = answering;
    this.lineage = lineage;
    this.pool = pool;
  }

  RowsAnswer list(AskedMetrics asked, Parameters parameters) {
    var metric = asked.metrics().getFirst();
    var dialect = asked.definitions().one(metric);
    var terms = Lineage.terms(metric, asked.query());
    var opened = metric.opened(dialect);
    var term = parameters.choice("term", terms.contains(opened) ? opened : terms.getFirst(), terms);
    var limit = parameters.number("limit", DEFAULT_LIMIT, HIGHEST_LIMIT);
    var fingerprint = metric.definition().id() + parameters.fingerprint();
    var after = Cursor.id(parameters, fingerprint).orElse(null);
    answering.readyStates(asked);
    var rows =
        pool.run(
            asked.reads(), facts -> lineage.rows(facts, metric, term, asked.query(), after, limit));
    var interval = asked.query().interval();
    return new RowsAnswer(
        metric.definition().id(),
        dialect.reference(),
        term,
        terms,
        new MetricAnswer.IntervalView(interval.from(), interval.to()),
        rows.stream().map(row -> RowsAnswer.Item.of(row, term, metric, dialect)).toList(),
        rows.size() < limit ? null : Cursor.after(rows.getLast().id().toString(), fingerprint),
        dialect.formula(),
        links(asked.query(), metric, dialect, terms));
  }

  private static Map<String, String> links(
      Query query, Metric metric, Dialect dialect, List<String> terms) {
    var links = new LinkedHashMap<String, String>();
    var rows =
        RowsLink.of(
            query, metric.definition().id(), dialect, query.interval(), Map.of(), query.knownAt());
    terms.forEach(term -> links.put(term, rows + "&term=" + term));
    return links;
  }
}
