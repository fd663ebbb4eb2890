package io.bellwether.scoring.api;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.query.Series;
import io.bellwether.scoring.summary.AccountSummary;
import io.bellwether.scoring.summary.Contact;
import io.bellwether.scoring.summary.Quadrants;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Accounts as the API shows them.
record AccountSummaryViews(AskedMetrics asked, Freshness freshness) {

  AccountSummariesAnswer of(
      Quadrants quadrants, List<AccountSummary> accounts, @Nullable String nextCursor) {
    var query = asked.query();
    return new AccountSummariesAnswer(
        Results.interval(query.interval()),
        query.zone().getId(),
        asked.metrics().stream().map(AccountSummariesAnswer.MetricView::of).toList(),
        new AccountSummariesAnswer.Medians(quadrants.contactRate(), quadrants.revenue()),
        AccountSummariesAnswer.FlagView.all(),
        accounts.stream().map(this::item).toList(),
        freshness.asOf(),
        freshness.sources(),
        freshness.partial(),
        freshness.warnings(),
        nextCursor);
  }

  private AccountSummariesAnswer.Item item(AccountSummary summary) {
    var account = summary.account();
    var place = summary.quadrant().place();
    return new AccountSummariesAnswer.Item(
        summary.id(),
        account.attribute("tier"),
        account.attribute("region"),
        account.attribute("country"),
        account.attribute("segment"),
        account.customerSince(),
        account.renewalDueOn(),
        contact(summary.lastContact()),
        new AccountSummariesAnswer.QuadrantView(
            place == null ? null : place.name(), summary.quadrant().reason()),
        summary.flags().stream().map(AccountSummariesAnswer.Flag::of).toList(),
        figures(summary));
  }

  private static AccountSummariesAnswer.@Nullable LastContact contact(@Nullable Contact contact) {
    return contact == null
        ? null
        : new AccountSummariesAnswer.LastContact(
            contact.at(), contact.inbound() ? "CUSTOMER" : "US");
  }

  private Map<String, MetricAnswer.Result> figures(AccountSummary summary) {
    var query = asked.query();
    var group = new TreeMap<>(Map.of(Fact.BY_ACCOUNT, summary.id().toString()));
    var figures = new LinkedHashMap<String, MetricAnswer.Result>();
    for (var figure : summary.figures()) {
      var metric = figure.metric();
      var point =
          new Series.Point(
              Collections.unmodifiableSequencedMap(new LinkedHashMap<>(group)),
              figure.cell(),
              null);
      figures.put(
          metric.definition().id(),
          Results.of(
              metric,
              freshness.limit(figure.dialect()),
              RankedPoint.unranked(List.of(point)).getFirst(),
              asked.standards().reliableFrom(metric.definition()),
              RowsLink.of(
                  query,
                  metric.definition().id(),
                  figure.dialect(),
                  query.interval(),
                  group,
                  freshness.pin(query))));
    }
    return figures;
  }
}
