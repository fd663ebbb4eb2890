package io.bellwether.scoring.coverage;

import io.bellwether.scoring.catalogue.MetricCatalog;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.report.Report;
import io.bellwether.scoring.report.ReportCatalog;
import io.bellwether.scoring.store.UnsaidFields;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which metric or report answers which question, from what they claim of themselves.
@Singleton
public class Coverage {

  private final Questions questions;
  private final MetricCatalog catalog;
  private final ReportCatalog reports;

  public Coverage(Questions questions, MetricCatalog catalog, ReportCatalog reports) {
    this.questions = questions;
    this.catalog = catalog;
    this.reports = reports;
  }

  public enum Status {
    /// Something answers it, and there are facts to answer from.
    READY,
    /// Something answers it, but there are no facts of some kind, or they do not say what it needs,
    /// or a part of it is not going to be answered.
    PARTIAL,
    /// Nothing answers it yet.
    MISSING,
    /// It repeats others.
    ALIAS,
    /// It is not going to be answered, for a reason.
    REFUSED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @param metrics those that answer it; of an alias, those that answer what it repeats
  /// @param reports the same
  public record Row(
      Question question,
      Status status,
      List<String> metrics,
      List<String> reports,
      @Nullable String reason) {}

  /// What answers a question.
  private record Answering(List<Metric> metrics, List<Report> reports) {

    private static final Answering NOTHING = new Answering(List.of(), List.of());

    Answering and(Answering other) {
      return new Answering(both(metrics, other.metrics), both(reports, other.reports));
    }

    List<String> metricIds() {
      return metrics.stream().map(metric -> metric.definition().id()).distinct().toList();
    }

    List<String> reportIds() {
      return reports.stream().map(report -> report.definition().id()).distinct().toList();
    }

    boolean isNothing() {
      return metrics.isEmpty() && reports.isEmpty();
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
      return Stream.concat(some.stream(), others.stream()).toList();
    }
  }

  /// @param absent the facts of which there is not one row
  public List<Row> rows(Set<Fact> absent) {
    return rows(absent, Set.of());
  }

  /// @param absent the facts of which there is not one row
  /// @param unsaid the fields that are empty in all of them
  public List<Row> rows(Set<Fact> absent, Set<UnsaidFields.Field> unsaid) {
    var claims = claims();
    return questions.all().stream()
        .map(
            question ->
                question.repeats().isEmpty()
                    ? row(
                        question,
                        claims.getOrDefault(question.id(), Answering.NOTHING),
                        absent,
                        unsaid)
                    : alias(
                        question,
                        question.repeats().stream()
                            .map(id -> claims.getOrDefault(id, Answering.NOTHING))
                            .reduce(Answering.NOTHING, Answering::and)))
        .toList();
  }

  private Map<String, Answering> claims() {
    var claims = new TreeMap<String, Answering>();
    for (var metric : catalog.all()) {
      for (var id : metric.definition().answers()) {
        claims.merge(id, new Answering(List.of(metric), List.of()), Answering::and);
      }
    }
    for (var report : reports.all()) {
      for (var id : report.definition().answers()) {
        claims.merge(id, new Answering(List.of(), List.of(report)), Answering::and);
      }
    }
    return claims;
  }

  /// Whether there is what a metric needs.
  public enum Availability {
    /// There are facts of every kind that it reads, and they say what it needs.
    AVAILABLE,
    /// Something that it reads is not there.
    PARTIAL,
    /// Nothing is there that its value could be made of.
    MISSING;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @param reason which input is missing; null where none is
  public record MetricRow(String metric, Availability status, @Nullable String reason) {}

  /// Every metric, in the order of their ids.
  ///
  /// @param absent the facts of which there is not one row
  /// @param unsaid the fields that are empty in all of them
  public List<MetricRow> metrics(Set<Fact> absent, Set<UnsaidFields.Field> unsaid) {
    return catalog.all().stream().map(metric -> row(metric, absent, unsaid)).toList();
  }

  private static MetricRow row(Metric metric, Set<Fact> absent, Set<UnsaidFields.Field> unsaid) {
    var collections =
        metric.reads().stream()
            .map(Measure::fact)
            .filter(absent::contains)
            .map(Inputs::of)
            .collect(Collectors.toCollection(TreeSet::new));
    var reasons = new ArrayList<String>();
    if (!collections.isEmpty()) {
      reasons.add("there are no " + String.join(", ", collections));
    }
    var fields = NeededFields.missing(metric, unsaid);
    if (!fields.isEmpty()) {
      reasons.add(fields);
    }
    var nothing = metric.ofValue().stream().map(Measure::fact).allMatch(absent::contains);
    return new MetricRow(
        metric.definition().id(),
        nothing
            ? Availability.MISSING
            : reasons.isEmpty() ? Availability.AVAILABLE : Availability.PARTIAL,
        reasons.isEmpty() ? null : String.join("; ", reasons));
  }

  /// The facts that metrics and reports read.
  Set<Fact> facts() {
    return Stream.concat(
            catalog.all().stream().flatMap(metric -> metric.reads().stream()).map(Measure::fact),
            reports.all().stream().flatMap(this::reads))
        .collect(Collectors.toSet());
  }

  private Stream<Fact> reads(Report report) {
    var definition = report.definition();
    return Stream.concat(
        definition.metrics().stream()
            .flatMap(id -> catalog.find(id).orElseThrow().reads().stream())
            .map(Measure::fact),
        definition.facts().stream());
  }

  private static Row alias(Question question, Answering answering) {
    return new Row(
        question,
        Status.ALIAS,
        answering.metricIds(),
        answering.reportIds(),
        "repeats " + String.join(", ", question.repeats()));
  }

  private Row row(
      Question question, Answering answering, Set<Fact> absent, Set<UnsaidFields.Field> unsaid) {
    var refused = question.refused();
    if (answering.isNothing()) {
      return refused == null
          ? new Row(question, Status.MISSING, List.of(), List.of(), "no metric answers it yet")
          : new Row(question, Status.REFUSED, List.of(), List.of(), refused);
    }
    var reasons =
        Stream.of(
                missing(answering, absent),
                NeededFields.missing(question, unsaid),
                refused == null ? "" : refused)
            .filter(missing -> !missing.isEmpty())
            .toList();
    return new Row(
        question,
        reasons.isEmpty() ? Status.READY : Status.PARTIAL,
        answering.metricIds(),
        answering.reportIds(),
        reasons.isEmpty() ? null : String.join("; ", reasons));
  }

  private String missing(Answering answering, Set<Fact> absent) {
    var needing = new TreeMap<String, Set<String>>();
    for (var metric : answering.metrics()) {
      need(needing, metric.reads().stream().map(Measure::fact), metric.definition().id(), absent);
    }
    for (var report : answering.reports()) {
      need(needing, reads(report), report.definition().id(), absent);
    }
    return needing.entrySet().stream()
        .map(
            input ->
                "there are no %s for %s"
                    .formatted(input.getKey(), String.join(", ", input.getValue())))
        .collect(Collectors.joining("; "));
  }

  private static void need(
      Map<String, Set<String>> needing, Stream<Fact> read, String id, Set<Fact> absent) {
    read.filter(absent::contains)
        .forEach(fact -> needing.computeIfAbsent(Inputs.of(fact), _ -> new TreeSet<>()).add(id));
  }
}
