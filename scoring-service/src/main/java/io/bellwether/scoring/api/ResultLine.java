package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.collection.Money;
import io.bellwether.kit.export.CsvTable;
import io.bellwether.kit.export.Lines;
import io.bellwether.scoring.metric.Beside;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One result as a line of an export. What the answer says once, each line says of itself: lines
/// are cut out and put together elsewhere.
@JsonInclude(JsonInclude.Include.ALWAYS)
record ResultLine(
    String metric,
    String timeZone,
    @Nullable Instant asOf,
    boolean partial,
    @Nullable List<MetricAnswer.Reconciliation> reconciliation,
    List<String> warnings,
    @Nullable Object credit,
    @JsonUnwrapped MetricAnswer.Result result) {

  static final String CSV =
      "A header and one line a result. Columns: metric, definition, unit, timeZone, interval.from,"
          + " interval.to, group.{dimension} for each of groupBy, rank, value (a number) or"
          + " valueAmountMinor and valueCurrency, the same for numerator and denominator, n,"
          + " ci95Low, ci95High, ci95Reason, reliable, reason, target.{…}, previous.{…} with compareTo, detail"
          + " (a JSON object), rows, asOf, partial, detail.{…} for what most metrics tell beside"
          + " their value, such as detail.calendarMean with its interval, detail.median and"
          + " detail.p90, reconciled (whether all that must add up does so in this result,"
          + " empty where nothing must), residuals (where it does not, by identity), benchmark.{…} of"
          + " the newest benchmark that speaks of it, warnings (of the whole answer, parted by ; ), credit"
          + " (whose the rows are, empty where it is not asked by rep or team). They follow from the question alone. A text"
          + " that a spreadsheet would take for a formula begins with an apostrophe.";

  static final String NDJSON =
      "One JSON object a line: a MetricResult with metric, timeZone, asOf, partial, credit, the warnings of"
          + " the answer and its reconciliation, of which a line has the residuals of its own interval and"
          + " group.";

  private static final List<String> BEFORE_GROUPS =
      List.of("metric", "definition", "unit", "timeZone", "interval.from", "interval.to");

  private static final List<String> AFTER_GROUPS =
      List.of(
          "rank",
          "value",
          "valueAmountMinor",
          "valueCurrency",
          "numerator",
          "numeratorAmountMinor",
          "numeratorCurrency",
          "denominator",
          "denominatorAmountMinor",
          "denominatorCurrency",
          "n",
          "ci95Low",
          "ci95High",
          "ci95Reason",
          "reliable",
          "reason",
          "target.value",
          "target.valueAmountMinor",
          "target.valueCurrency",
          "target.difference",
          "target.differenceAmountMinor",
          "target.differenceCurrency",
          "target.met",
          "target.distinguishable",
          "target.source",
          "target.setOn");

  private static final List<String> PREVIOUS =
      List.of(
          "previous.from",
          "previous.to",
          "previous.value",
          "previous.valueAmountMinor",
          "previous.valueCurrency",
          "previous.difference",
          "previous.differenceAmountMinor",
          "previous.differenceCurrency",
          "previous.ci95Low",
          "previous.ci95High",
          "previous.distinguishable",
          "previous.reason");

  private static final List<String> END = List.of("detail", "rows", "asOf", "partial");

  /// What many metrics tell beside their value; other detail is in the cell `detail` alone.
  private static final List<String> DETAIL =
      Stream.of(
              Stream.of("calendar", "business").flatMap(ResultLine::byClock),
              Stream.of(Beside.MEDIAN.wireName(), Beside.P90.wireName())
                  .flatMap(ResultLine::estimate),
              Stream.of(Beside.CENSORED, Beside.MEDIAN_OF_ENDED, Beside.SURVIVOR_BIAS)
                  .map(Beside::wireName),
              estimate("share"))
          .flatMap(names -> names)
          .toList();

  private static final List<String> ADDED =
      List.of(
          "reconciled",
          "residuals",
          "benchmark.value",
          "benchmark.valueAmountMinor",
          "benchmark.valueCurrency",
          "benchmark.source",
          "benchmark.asOf",
          "warnings",
          AskedCredit.PARAMETER);

  static Lines lines(List<MetricAnswer> answers, ObjectMapper json) {
    return new Lines(of(answers), json);
  }

  /// The columns follow from the question, never from what was found: the pages of one answer fit
  /// together.
  static CsvTable table(AskedMetrics asked, List<MetricAnswer> answers, ObjectMapper json) {
    var cut = asked.query().cut();
    var columns = new ArrayList<>(BEFORE_GROUPS);
    cut.groupBy().forEach(dimension -> columns.add("group." + dimension));
    columns.addAll(AFTER_GROUPS);
    if (cut.previous()) {
      columns.addAll(PREVIOUS);
    }
    columns.addAll(END);
    DETAIL.forEach(name -> columns.add("detail." + name));
    columns.addAll(ADDED);
    var table = new CsvTable(columns);
    of(answers).forEach(line -> table.add(line.cells(cut.groupBy(), cut.previous(), json)));
    return table;
  }

  private static List<ResultLine> of(List<MetricAnswer> answers) {
    return answers.stream()
        .flatMap(answer -> answer.results().stream().map(result -> of(answer, result)))
        .toList();
  }

  private static ResultLine of(MetricAnswer answer, MetricAnswer.Result result) {
    var reconciliation = answer.reconciliation();
    return new ResultLine(
        answer.metric(),
        answer.timeZone(),
        answer.asOf(),
        answer.partial(),
        reconciliation == null
            ? null
            : reconciliation.stream().map(whole -> Reconciling.ofResult(whole, result)).toList(),
        answer.warnings(),
        answer.policies().get(AskedCredit.PARAMETER),
        result);
  }

  private List<@Nullable Object> cells(
      List<String> groupBy, boolean withPrevious, ObjectMapper json) {
    var cells = new ArrayList<@Nullable Object>();
    cells.add(metric);
    cells.add(result.definition());
    cells.add(result.unit());
    cells.add(timeZone);
    cells.add(result.interval().from());
    cells.add(result.interval().to());
    groupBy.forEach(dimension -> cells.add(result.group().get(dimension)));
    cells.add(result.rank());
    addQuantity(cells, result.value());
    addQuantity(cells, result.numerator());
    addQuantity(cells, result.denominator());
    cells.add(result.n());
    addBounds(cells, result.ci95());
    cells.add(result.ci95Reason());
    cells.add(result.reliable());
    cells.add(result.reason());
    addTarget(cells, result.target());
    if (withPrevious) {
      addPrevious(cells, result.previous());
    }
    cells.add(json.valueToTree(result.detail()));
    cells.add(result.rows());
    cells.add(asOf);
    cells.add(partial);
    DETAIL.forEach(name -> cells.add(detail(name)));
    addReconciliation(cells);
    addBenchmark(cells);
    cells.add(warnings.isEmpty() ? null : String.join("; ", warnings));
    cells.add(credit);
    return cells;
  }

  private static Stream<String> byClock(String clock) {
    return Stream.concat(
        Stream.of(Beside.N.of(clock)),
        Stream.of(Beside.MEAN, Beside.MEDIAN, Beside.P90)
            .map(beside -> beside.of(clock))
            .flatMap(ResultLine::estimate));
  }

  private static Stream<String> estimate(String name) {
    return Stream.of(name, Beside.low(name), Beside.high(name));
  }

  private @Nullable Object detail(String name) {
    return result.detail().get(name) instanceof Number number ? number : null;
  }

  private void addReconciliation(List<@Nullable Object> cells) {
    var checked = reconciliation;
    cells.add(
        checked == null ? null : checked.stream().allMatch(MetricAnswer.Reconciliation::holds));
    cells.add(
        checked == null || checked.stream().allMatch(MetricAnswer.Reconciliation::holds)
            ? null
            : checked.stream()
                .flatMap(
                    one ->
                        one.residuals().stream()
                            .map(left -> one.identity() + ": " + left.residual().toPlainString()))
                .collect(Collectors.joining("; ")));
  }

  private void addBenchmark(List<@Nullable Object> cells) {
    var benchmark = result.benchmarks().isEmpty() ? null : result.benchmarks().getFirst();
    addQuantity(cells, benchmark == null ? null : benchmark.value());
    cells.add(benchmark == null ? null : benchmark.source());
    cells.add(benchmark == null ? null : benchmark.asOf());
  }

  private static void addTarget(List<@Nullable Object> cells, @Nullable TargetView target) {
    addQuantity(cells, target == null ? null : target.value());
    addQuantity(cells, target == null ? null : target.difference());
    cells.add(target == null ? null : target.met());
    cells.add(target == null ? null : target.distinguishable());
    cells.add(target == null ? null : target.source());
    cells.add(target == null ? null : target.setOn());
  }

  private static void addPrevious(
      List<@Nullable Object> cells, MetricAnswer.@Nullable Previous before) {
    if (before == null) {
      PREVIOUS.forEach(_ -> cells.add(null));
      return;
    }
    cells.add(before.interval().from());
    cells.add(before.interval().to());
    addQuantity(cells, before.value());
    addQuantity(cells, before.difference());
    addBounds(cells, before.ci95());
    cells.add(before.distinguishable());
    cells.add(before.reason());
  }

  private static void addQuantity(List<@Nullable Object> cells, @Nullable Object quantity) {
    var money = quantity instanceof Money amount ? amount : null;
    cells.add(money == null ? quantity : null);
    cells.add(money == null ? null : money.amountMinor());
    cells.add(money == null ? null : money.currency());
  }

  private static void addBounds(List<@Nullable Object> cells, @Nullable List<Double> bounds) {
    cells.add(bounds == null ? null : bounds.getFirst());
    cells.add(bounds == null ? null : bounds.getLast());
  }
}
