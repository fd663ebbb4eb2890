package io.bellwether.scoring.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kit.testing.CommittedDocument;
import io.bellwether.scoring.catalogue.MetricCatalog;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.query.AllMetrics;
import io.bellwether.scoring.report.AllReports;
import io.bellwether.scoring.report.ReportCatalog;
import io.bellwether.scoring.store.UnsaidFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What is claimed to be answered is asked, and can be cut as it was asked for.
class CoverageTest {

  private final Questions questions = new Questions();
  private final Coverage coverage =
      new Coverage(
          questions, new MetricCatalog(AllMetrics.list()), new ReportCatalog(AllReports.list()));
  private final Map<String, Coverage.Row> rows = byQuestion(coverage.rows(Set.of()));

  @Test
  void whatever_a_metric_answers_is_on_the_list_of_questions() {
    assertThat(AllMetrics.list())
        .allSatisfy(
            metric ->
                assertThat(questions.ids())
                    .as(metric.definition().id())
                    .containsAll(metric.definition().answers()));
  }

  @Test
  void whatever_a_report_answers_is_on_the_list_of_questions() {
    assertThat(AllReports.list())
        .allSatisfy(
            report ->
                assertThat(questions.ids())
                    .as(report.definition().id())
                    .containsAll(report.definition().answers()));
  }

  /// Without an example nobody has seen the answer.
  @Test
  void whatever_claims_a_question_has_examples() {
    assertThat(AllMetrics.list())
        .allSatisfy(metric -> assertThat(metric.definition().examples()).isNotEmpty());
    assertThat(AllReports.list())
        .allSatisfy(report -> assertThat(report.definition().examples()).isNotEmpty());
  }

  @Test
  void every_question_has_a_status_and_whatever_is_not_ready_a_reason() {
    assertThat(rows.keySet()).containsExactlyElementsOf(new TreeSet<>(questions.ids()));
    assertThat(rows.values())
        .allSatisfy(
            row -> {
              if (row.status() != Coverage.Status.READY) {
                assertThat(row.reason()).as(row.question().id()).isNotBlank();
              }
            });
  }

  @Test
  void what_repeats_others_or_is_refused_says_so() {
    assertThat(rows.get("S001-02").status()).isEqualTo(Coverage.Status.ALIAS);
    assertThat(rows.get("S001-02").reason())
        .isEqualTo("repeats S000-14, S000-15, S000-16, S000-17, S000-18");
    assertThat(rows.values())
        .filteredOn(row -> row.question().refused() != null)
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.status())
                  .as(row.question().id())
                  .isIn(Coverage.Status.REFUSED, Coverage.Status.PARTIAL);
              assertThat(row.reason()).contains(row.question().refused());
            });
  }

  @Test
  void what_is_answered_but_for_a_part_is_partial_whoever_asks() {
    assertThat(rows.get("S002-45").status()).isEqualTo(Coverage.Status.PARTIAL);
    assertThat(rows.get("S002-45").metrics()).containsExactly("post-release-defects");
    assertThat(rows.get("S002-45").reason()).startsWith("only cases after a release are answered");
    assertThat(rows.get("S001-11").status()).isEqualTo(Coverage.Status.PARTIAL);
    assertThat(rows.get("S001-11").metrics())
        .containsExactly(
            "cost-per-case", "first-contact-resolution", "submissions", "time-to-resolution");
    assertThat(rows.values())
        .filteredOn(row -> row.status() == Coverage.Status.PARTIAL)
        .as("parts that nobody refused")
        .allMatch(row -> row.question().refused() != null);
  }

  @Test
  void without_facts_of_a_kind_the_answer_is_partial_and_names_the_collection() {
    var row = byQuestion(coverage.rows(Set.of(Facts.RESPONSE))).get("S003-08");

    assertThat(row.status()).isEqualTo(Coverage.Status.PARTIAL);
    assertThat(row.metrics()).contains("net-promoter-score");
    assertThat(row.reason()).contains("there are no responses for net-promoter-score");
    assertThat(rows.get("S003-08").status()).isEqualTo(Coverage.Status.READY);
  }

  /// A tenant without reps has no plan of them; what its metrics lack a report lacks too.
  @Test
  void without_facts_of_a_kind_a_report_is_partial_as_a_metric_is() {
    var absent =
        byQuestion(coverage.rows(Set.of(SupportFacts.REP, SupportFacts.SLA_CLOCK, Facts.RESPONSE)));

    assertThat(absent.get("S004-23").status()).isEqualTo(Coverage.Status.PARTIAL);
    assertThat(absent.get("S004-23").reports()).containsExactly("staffing");
    assertThat(absent.get("S004-23").reason()).isEqualTo("there are no reps for staffing");
    assertThat(absent.get("S004-27").reason())
        .isEqualTo(
            "there are no responses for case-priorities; there are no sla-policies for"
                + " case-priorities");
    assertThat(absent.get("S004-28").reason())
        .contains("there are no responses for account-summaries");
    assertThat(rows.get("S004-23").status()).isEqualTo(Coverage.Status.READY);
    assertThat(rows.get("S004-23").reason()).isNull();
  }

  @Test
  void what_is_empty_in_every_row_is_missing_for_the_questions_that_need_it_alone() {
    var noReason = Set.of(new UnsaidFields.Field("case", "reason"));
    var row = byQuestion(coverage.rows(Set.of(), noReason));

    assertThat(row.get("S004-33").status()).isEqualTo(Coverage.Status.PARTIAL);
    assertThat(row.get("S004-33").reason()).isEqualTo("nobody has said cases.reason");
    assertThat(row.get("S004-20").status()).isEqualTo(Coverage.Status.READY);
  }

  /// A fact that nobody can fill would be a reason that helps nobody: [Inputs] says what it follows
  /// from.
  @Test
  void every_fact_is_filled_by_a_collection_that_some_service_has() {
    var collections = HeldCollections.all();

    assertThat(coverage.facts())
        .isNotEmpty()
        .allSatisfy(fact -> assertThat(collections).as(fact.name()).contains(Inputs.of(fact)));
  }

  /// A line that is not needed any more has to go.
  @Test
  void answers_are_cut_by_what_their_questions_ask_for_except_where_it_is_said_why_not() {
    var exceptions = SegmentExceptions.list();
    var offered = new TreeSet<String>();
    AllMetrics.list().forEach(metric -> offered.addAll(cuts(metric)));
    AllReports.list().forEach(report -> offered.addAll(report.definition().dimensions()));
    var unsaid = new LinkedHashSet<SegmentExceptions.Segment>();
    var used = new HashSet<SegmentExceptions.Segment>();
    for (var entry : missingDimensions().entrySet()) {
      for (var dimension : entry.getValue()) {
        var own = new SegmentExceptions.Segment(entry.getKey(), dimension);
        var any = new SegmentExceptions.Segment(SegmentExceptions.ANY, dimension);
        if (exceptions.containsKey(own)) {
          used.add(own);
        } else if (!exceptions.containsKey(any)) {
          unsaid.add(own);
        }
      }
    }

    assertThat(unsaid).as("what nothing offers that answers the question").isEmpty();
    assertThat(exceptions.values()).noneMatch(String::isBlank);
    assertThat(exceptions.keySet())
        .as("lines of segment-exceptions.csv that are still true")
        .allMatch(
            segment ->
                segment.question().equals(SegmentExceptions.ANY)
                    ? !offered.contains(segment.dimension())
                    : used.contains(segment));
  }

  @Test
  void the_page_is_what_the_metrics_claim() {
    CommittedDocument.at("../docs/coverage.md")
        .isServed(CoverageReference.of(coverage.rows(Set.of()), missingDimensions()));
  }

  /// By question, the dimensions that none of the metrics and reports has that answer it.
  private Map<String, Set<String>> missingDimensions() {
    var catalog = new MetricCatalog(AllMetrics.list());
    var reports = new ReportCatalog(AllReports.list());
    var missing = new TreeMap<String, Set<String>>();
    for (var row : rows.values()) {
      var isAnswered = !row.metrics().isEmpty() || !row.reports().isEmpty();
      if (!isAnswered || row.status() == Coverage.Status.ALIAS) {
        continue;
      }
      var offered = new TreeSet<String>();
      row.metrics().forEach(id -> offered.addAll(cuts(catalog.find(id).orElseThrow())));
      row.reports()
          .forEach(id -> offered.addAll(reports.find(id).orElseThrow().definition().dimensions()));
      var absent = new TreeSet<>(row.question().dimensions());
      absent.removeAll(offered);
      if (!absent.isEmpty()) {
        missing.put(row.question().id(), absent);
      }
    }
    return missing;
  }

  /// A window is no dimension but a definition that has its name.
  private static List<String> cuts(Metric metric) {
    var cuts = new ArrayList<>(metric.definition().dimensions());
    if (metric.dialects().stream().anyMatch(dialect -> dialect.name().startsWith("within-"))) {
      cuts.add("window");
    }
    return cuts;
  }

  private static Map<String, Coverage.Row> byQuestion(List<Coverage.Row> rows) {
    var byQuestion = new TreeMap<String, Coverage.Row>();
    rows.forEach(row -> byQuestion.put(row.question().id(), row));
    return byQuestion;
  }
}
