package io.bellwether.scoring.query;

import static io.bellwether.scoring.metric.Facts.ACCOUNT;
import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.Facts.PRODUCT_MRR;
import static io.bellwether.scoring.metric.Facts.RESPONSE;
import static io.bellwether.scoring.metric.SupportFacts.CASE_TURN;
import static io.bellwether.scoring.metric.SupportFacts.PRODUCT_OUTAGE;
import static io.bellwether.scoring.metric.SupportFacts.RELEASE_CASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Term;
import io.bellwether.scoring.metric.survey.NetPromoterScore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The rows behind a value, added up, give the value.
class LineageTest extends InEachDatabase {

  private final Lineage lineage = new Lineage();

  LineageTest(Database database) throws Exception {
    super(database);
  }

  @Test
  void the_rows_of_every_example_give_the_terms_of_its_answer() throws SQLException {
    for (var metric : AllMetrics.list()) {
      for (var example : metric.definition().examples()) {
        facts.clear();
        facts.given(example.given());

        checkRows(metric, example);
      }
    }
  }

  /// Where a value counts accounts or is a share of them, each row says whether it is one.
  @Test
  void the_accounts_that_are_counted_add_up_to_the_value() throws SQLException {
    var told = new TreeSet<String>();
    for (var metric : AllMetrics.list()) {
      if (metric instanceof AccountPanel panel) {
        for (var example : metric.definition().examples()) {
          facts.clear();
          facts.given(example.given());
          if (verdictsAddUp(panel, example)) {
            told.add(metric.definition().id());
          }
        }
      }
    }

    assertThat(told)
        .contains(
            "availability",
            "engaged-share",
            "silent-accounts",
            "tech-touch-only",
            "check-in-share");
  }

  /// Whether there was a verdict in any way of answering.
  private boolean verdictsAddUp(AccountPanel panel, Example example) throws SQLException {
    var query =
        Asking.during(example.interval().from().toString(), example.interval().to().toString())
            .query();
    var cell =
        engine.answer(facts.connection(), List.of(panel), query).getFirst().points().getFirst();
    var rows = new HashMap<String, List<Lineage.Row>>();
    boolean any = false;
    for (var dialect : panel.dialects()) {
      var opened = panel.opened(dialect);
      if (!rows.containsKey(opened)) {
        rows.put(opened, pages(panel, opened, query, 2));
      }
      var verdicts =
          rows.get(opened).stream()
              .flatMap(
                  row -> panel.verdict(dialect, Objects.requireNonNull(row.account())).stream())
              .toList();
      any |= !verdicts.isEmpty();
      checkVerdicts(dialect, example, dialect.finish().apply(cell.cell()), verdicts);
    }
    return any;
  }

  private static void checkVerdicts(
      Dialect dialect, Example example, Outcome outcome, List<AccountPanel.Verdict> verdicts) {
    var counted = verdicts.stream().filter(AccountPanel.Verdict::counted).count();
    assertThat(verdicts).allMatch(verdict -> verdict.counted() == (verdict.because() == null));
    if (!verdicts.isEmpty() && outcome.evidence().numerator() != null) {
      assertThat(outcome.evidence().numerator()).isEqualTo(Quantity.count(counted));
      assertThat(outcome.evidence().denominator())
          .isEqualTo(
              Quantity.count(
                  verdicts.stream().filter(v -> Boolean.TRUE.equals(v.denominator())).count()));
    } else if (!verdicts.isEmpty()
        && outcome instanceof Outcome.Value(Quantity.Count(var value), _)) {
      assertThat(counted).as("%s of %s", dialect.reference(), example.name()).isEqualTo(value);
    }
  }

  /// Acme pays for the core and was without it, Bolt pays for nothing that has a name.
  @Test
  void an_account_says_why_its_availability_does_not_count() throws SQLException {
    for (var account : List.of("Acme", "Bolt")) {
      facts.given(
          ACCOUNT_MRR,
          "id=%1$s account_id=%1$s currency=EUR mrr_minor=100 valid_from=2025-01-01"
              .formatted(account)
              .split("[= ]"));
    }
    facts.given(
        PRODUCT_MRR,
        "id=Acme account_id=Acme product=CORE currency=EUR mrr_minor=100 valid_from=2025-01-01"
            .split("[= ]"));
    facts.given(
        PRODUCT_OUTAGE,
        "id=Acme account_id=Acme product=CORE paid_from=2025-01-01 valid_from=2026-01-10T00:00:00Z valid_to=2026-01-10T01:00:00Z"
            .split("[= ]"));
    var availability = (AccountPanel) metric("availability");

    assertThat(verdicts(availability, "uninterrupted-accounts"))
        .containsOnly(Map.entry("Acme", "counted"), Map.entry("Bolt", "counted"));
    assertThat(verdicts(availability, "uninterrupted-products"))
        .containsOnly(Map.entry("Acme", "had-an-outage"), Map.entry("Bolt", "pays-for-no-product"));
    assertThat(verdicts(availability, "uptime-of-products"))
        .containsOnly(Map.entry("Acme", "counted"), Map.entry("Bolt", "pays-for-no-product"));
  }

  private Map<String, String> verdicts(AccountPanel panel, String definition) throws SQLException {
    var dialect =
        panel.dialects().stream()
            .filter(d -> d.name().equals(definition))
            .findFirst()
            .orElseThrow();
    var query = Asking.during("2026-01-01", "2026-02-01").query();
    var verdicts = new HashMap<String, String>();
    for (var row : pages(panel, panel.opened(dialect), query, 10)) {
      var name = row.id().equals(FactFixture.uuid("Acme")) ? "Acme" : "Bolt";
      var because = panel.verdict(dialect, row.account()).orElseThrow().because();
      verdicts.put(name, because == null ? "counted" : because);
    }
    return verdicts;
  }

  @Test
  void rows_come_in_pages_that_miss_none_and_repeat_none() throws SQLException {
    for (int i = 0; i < 23; i++) {
      // Two rows of the same id: the steps of an account in two currencies.
      for (var currency : List.of("EUR", "USD")) {
        facts.given(
            ACCOUNT_MRR,
            "id",
            "a" + i,
            "account_id",
            "a" + i,
            "currency",
            currency,
            "mrr_minor",
            "100",
            "valid_from",
            "2025-01-01");
      }
    }
    var churn = metric("customer-churn-rate");

    var pages = pages(churn, "atStart", Asking.during("2026-01-01", "2026-02-01").query(), 5);

    assertThat(pages).hasSize(46);
    assertThat(pages.stream().map(Lineage.Row::id).distinct()).hasSize(23);
  }

  /// All cases after a release are rows of it.
  @Test
  void however_many_rows_share_an_id_a_page_leaves_none_out() throws SQLException {
    for (int i = 0; i < 500; i++) {
      facts.given(
          RELEASE_CASE,
          "id=R release_id=R released_at=2026-01-05T00:00:00Z case_type=DEFECT created_at=2026-01-10T00:00:00Z as_of=2026-03-01T00:00:00Z case_id=C%d"
              .formatted(i)
              .split("[= ]"));
    }
    facts.given(
        RELEASE_CASE,
        "id=S release_id=S released_at=2026-01-10T00:00:00Z as_of=2026-03-01T00:00:00Z"
            .split("[= ]"));

    var query = Asking.during("2026-01-01", "2026-02-01").query();
    var rows = pages(metric("post-release-defects"), "defects", query, 5);

    assertThat(rows).hasSize(501);
    assertThat(rows.stream().filter(row -> row.terms().get("defects").included())).hasSize(500);
    assertThat(rows.stream().map(row -> row.of().get("case")).distinct()).hasSize(501);
  }

  /// The release has its name here, the case its id. A turn has the id of its case.
  @Test
  void a_row_says_what_it_is_about() throws SQLException {
    facts.given(
        RELEASE_CASE,
        "id=R release_id=R released_at=2026-01-05T00:00:00Z case_type=DEFECT created_at=2026-01-10T00:00:00Z as_of=2026-03-01T00:00:00Z case_id=C"
            .split("[= ]"));
    facts.given(
        CASE_TURN,
        "id=C account_id=Acme awaiting=US since_at=2026-01-10T00:00:00Z valid_from=2026-01-10T00:00:00Z valid_to=2026-01-10T01:00:00Z answered=true"
            .split("[= ]"));
    facts.given(
        ACCOUNT_MRR,
        "id=Acme account_id=Acme currency=EUR mrr_minor=100 valid_from=2025-01-01".split("[= ]"));
    var query = Asking.during("2026-01-01", "2026-02-01").query();

    assertThat(pages(metric("post-release-defects"), "defects", query, 5).getFirst().of())
        .containsOnly(
            Map.entry("case", FactFixture.uuid("C").toString()), Map.entry("release", "R"));
    assertThat(pages(metric("wait-time"), "forUs", query, 5).getFirst().of())
        .containsOnly(
            Map.entry("account", FactFixture.uuid("Acme").toString()),
            Map.entry("case", FactFixture.uuid("C").toString()));
    for (var aboutAccounts : List.of("customer-churn-rate", "effort-concentration")) {
      var metric = metric(aboutAccounts);
      assertThat(pages(metric, metric.terms().getFirst(), query, 5).getFirst().of())
          .as(aboutAccounts)
          .containsOnly(Map.entry("account", FactFixture.uuid("Acme").toString()));
    }
  }

  @Test
  void a_row_that_a_rule_leaves_out_says_which() throws SQLException {
    response("in", "NPS", "10", "9");
    response("other-scale", "NPS", "5", "5");
    response("other-kind", "CSAT", "10", "9");
    var query = Asking.during("2026-01-01", "2026-02-01").query();

    var rows = pages(new NetPromoterScore(), "responses", query, 10);

    assertThat(rows)
        .extracting(row -> row.id(), row -> row.terms().get("responses").because())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(FactFixture.uuid("in"), null),
            org.assertj.core.groups.Tuple.tuple(
                FactFixture.uuid("other-scale"), "scale-is-not-0-to-10"),
            org.assertj.core.groups.Tuple.tuple(
                FactFixture.uuid("other-kind"), "other-survey-kind"));
    assertThat(rows).allMatch(row -> row.at().equals(Instant.parse("2026-01-15T12:00:00Z")));
    assertThat(rows).allMatch(row -> row.entity().equals("response"));
  }

  @Test
  void rows_follow_the_filters_of_the_value() throws SQLException {
    facts.given(ACCOUNT, "id", "Acme", "tier", "GOLD");
    response("1", "NPS", "10", "9");
    var gold =
        Asking.during("2026-01-01", "2026-02-01").only("tier", Filter.Operator.EQ, "GOLD").query();

    assertThat(pages(new NetPromoterScore(), "responses", gold, 10)).isEmpty();
  }

  private void response(String id, String kind, String max, String score) throws SQLException {
    facts.given(
        RESPONSE,
        "id",
        id,
        "kind",
        kind,
        "scale_min",
        "0",
        "scale_max",
        max,
        "score",
        score,
        "responded_at",
        "2026-01-15T12:00:00Z");
  }

  private void checkRows(Metric metric, Example example) throws SQLException {
    var interval = example.interval();
    var query = Asking.during(interval.from().toString(), interval.to().toString()).query();
    var answered =
        engine.answer(facts.connection(), List.of(metric), query).getFirst().points().getFirst();
    var terms = new HashMap<String, Term>();
    var listed = new HashMap<String, List<Lineage.Row>>();
    for (var term : metric.terms()) {
      var rows = listed.get(term);
      if (rows == null) {
        var found = pages(metric, term, query, 2);
        rows = found;
        // The rows of a fact and timing say what they add to each of its terms.
        found.stream()
            .flatMap(row -> row.terms().keySet().stream())
            .forEach(t -> listed.putIfAbsent(t, found));
      }
      terms.put(term, Reaggregation.of(metric, term, rows));
    }

    var again = new Cell(interval, terms);

    for (var term : answered.cell().terms().keySet()) {
      assertThat(withoutThoseWhoAreOut(metric, term, again))
          .as("%s of %s", term, example.name())
          .usingRecursiveComparison()
          .withEqualsForType(LineageTest::same, Double.class)
          .isEqualTo(withoutThoseWhoAreOut(metric, term, answered.cell()));
    }
    assertThat(metric.identities()).allMatch(identity -> identity.holds(again));
  }

  /// Who has no place among all counts as nothing there, and has no value in its row.
  private static Term withoutThoseWhoAreOut(Metric metric, String term, Cell cell) {
    var found = Objects.requireNonNull(cell.terms().get(term), term);
    return metric instanceof AccountPanel panel
            && panel.standings().contains(term)
            && found instanceof Term.Each(var values)
        ? new Term.Each(values.stream().filter(value -> value != 0).toList())
        : found;
  }

  /// Another way to add up may differ in the last digits of a root or an interpolation.
  private static boolean same(Double a, Double b) {
    return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
  }

  private List<Lineage.Row> pages(Metric metric, String term, Query query, int limit)
      throws SQLException {
    var all = new ArrayList<Lineage.Row>();
    UUID after = null;
    while (true) {
      var page = lineage.rows(facts.connection(), metric, term, query, after, limit);
      all.addAll(page);
      if (page.size() < limit) {
        return all;
      }
      after = page.getLast().id();
    }
  }

  private static Metric metric(String id) {
    return AllMetrics.list().stream()
        .filter(metric -> metric.definition().id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
