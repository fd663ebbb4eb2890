package io.bellwether.scoring.coverage;

import io.bellwether.scoring.catalogue.MetricCatalog;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.store.UnsaidFields;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which metric answers which question, from what the metrics claim of themselves.
@Singleton
public class Coverage {

  private final Questions questions;
  private final MetricCatalog catalog;

  public Coverage(Questions questions, MetricCatalog catalog) {
    this.questions = questions;
    this.catalog = catalog;
  }

  public enum Status {
    /// Something answers it, and there are facts to answer from.
    READY,
    /// Something answers it, but there are no facts of some kind, or they do not say what it needs.
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
  public record Row(
      Question question, Status status, List<String> metrics, @Nullable String reason) {}

  /// @param absent the facts of which there is not one row
  public List<Row> rows(Set<Fact> absent) {
    return rows(absent, Set.of());
  }

  /// @param absent the facts of which there is not one row
  /// @param unsaid the fields that are empty in all of them
  public List<Row> rows(Set<Fact> absent, Set<UnsaidFields.Field> unsaid) {
    var claims = new TreeMap<String, List<Metric>>();
    for (var metric : catalog.all()) {
      for (var id : metric.definition().answers()) {
        claims.computeIfAbsent(id, _ -> new ArrayList<>()).add(metric);
      }
    }
    return questions.all().stream()
        .map(
            question ->
                question.repeats().isEmpty()
                    ? row(question, claims.getOrDefault(question.id(), List.of()), absent, unsaid)
                    : alias(
                        question,
                        question.repeats().stream()
                            .flatMap(id -> claims.getOrDefault(id, List.of()).stream())
                            .toList()))
        .toList();
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

  /// The facts that metrics read.
  Set<Fact> facts() {
    return catalog.all().stream()
        .flatMap(metric -> metric.reads().stream())
        .map(Measure::fact)
        .collect(Collectors.toSet());
  }

  private static Row alias(Question question, List<Metric> metrics) {
    return new Row(
        question, Status.ALIAS, ids(metrics), "repeats " + String.join(", ", question.repeats()));
  }

  private static Row row(
      Question question, List<Metric> metrics, Set<Fact> absent, Set<UnsaidFields.Field> unsaid) {
    var refused = question.refused();
    if (metrics.isEmpty() && question.resource() == null) {
      return refused == null
          ? new Row(question, Status.MISSING, List.of(), "no metric answers it yet")
          : new Row(question, Status.REFUSED, List.of(), refused);
    }
    var reasons = new ArrayList<String>();
    Stream.of(missing(metrics, absent), NeededFields.missing(question, unsaid))
        .filter(missing -> !missing.isEmpty())
        .forEach(reasons::add);
    var status = reasons.isEmpty() ? Status.READY : Status.PARTIAL;
    if (refused != null) {
      reasons.add(refused);
    }
    if (metrics.isEmpty()) {
      reasons.add("answered by " + question.resource());
    }
    return new Row(
        question, status, ids(metrics), reasons.isEmpty() ? null : String.join("; ", reasons));
  }

  private static String missing(List<Metric> metrics, Set<Fact> absent) {
    var needing = new TreeMap<String, Set<String>>();
    for (var metric : metrics) {
      for (var measure : metric.reads()) {
        if (absent.contains(measure.fact())) {
          needing
              .computeIfAbsent(Inputs.of(measure.fact()), _ -> new TreeSet<>())
              .add(metric.definition().id());
        }
      }
    }
    return needing.entrySet().stream()
        .map(
            input ->
                "there are no %s for %s"
                    .formatted(input.getKey(), String.join(", ", input.getValue())))
        .collect(Collectors.joining("; "));
  }

  private static List<String> ids(List<Metric> metrics) {
    return metrics.stream().map(metric -> metric.definition().id()).distinct().toList();
  }
}
