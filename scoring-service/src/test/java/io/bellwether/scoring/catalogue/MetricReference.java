package io.bellwether.scoring.catalogue;

import io.bellwether.scoring.metric.Beside;
import io.bellwether.scoring.metric.Credit;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Term;
import io.bellwether.scoring.metric.Unit;
import io.bellwether.scoring.report.Report;
import io.bellwether.scoring.report.ReportDefinition;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes the catalogue as a page for people.
final class MetricReference {

  private MetricReference() {}

  static String of(Collection<Metric> metrics, Collection<Report> reports) {
    var page = new StringBuilder();
    page.append("# Metrics\n\n");
    page.append("Generated from the catalogue of scoring-service by `MetricReferenceTest`.\n");
    page.append("Every example is executed by the build.\n\n");
    page.append("| id | question | unit | definitions |\n|---|---|---|---|\n");
    for (var metric : metrics) {
      var definition = metric.definition();
      page.append(
          "| [%s](#%s) | %s | %s | %s |%n"
              .formatted(
                  definition.id(),
                  definition.id(),
                  definition.question(),
                  definition.unit().wireName(),
                  references(metric)));
    }
    page.append("\n## Beside a value\n\n");
    page.append("What `detail` of an answer tells is named with each definition below. ");
    page.append(Beside.INTERVALS).append("\n\n");
    page.append(
        "These mean the same everywhere; where an answer has several, what they are of comes");
    page.append(" before the name, as in `calendarP90`.\n\n");
    page.append("| name | is | unit |\n|---|---|---|\n");
    for (var beside : Beside.values()) {
      page.append(
          "| `%s` | %s | %s |%n".formatted(beside.wireName(), beside.meaning(), beside.unit()));
    }
    metrics.forEach(metric -> append(page, metric));
    page.append("\n# Reports\n\n");
    page.append(
        "What takes more than a value has a resource of its own. Every example is executed ");
    page.append("over HTTP by the build.\n");
    reports.forEach(report -> append(page, report.definition()));
    return page.toString().replace(System.lineSeparator(), "\n");
  }

  private static void append(StringBuilder page, Metric metric) {
    var definition = metric.definition();
    page.append("\n## ").append(definition.id()).append("\n\n");
    page.append("**").append(definition.title()).append("**: ");
    page.append(definition.question()).append("\n\n");
    line(page, "Unit", definition.unit().wireName() + ", " + definition.direction().wireName());
    line(page, "Date basis", definition.dateBasis());
    line(page, "Grouped and filtered by", code(definition.dimensions()));
    line(page, "Reads", code(definition.inputs()));
    line(page, "Terms", code(metric.terms()));
    if (!definition.policies().isEmpty()) {
      line(page, "Policies", definition.policies().toString());
    }
    if (!definition.readers().isEmpty()) {
      line(page, "For the roles", code(definition.readers()));
    }
    line(page, "Source", definition.source());
    line(page, "Answers", String.join(", ", definition.answers()));
    var credits = metric.dialects().stream().map(d -> Credit.known(metric, d)).distinct().toList();
    if (!credits.getFirst().isEmpty()) {
      line(
          page,
          "By rep and team of",
          credits.size() == 1
              ? ofWhom(credits.getFirst())
              : metric.dialects().stream()
                  .map(d -> "`%s`: %s".formatted(d.name(), ofWhom(Credit.known(metric, d))))
                  .collect(Collectors.joining("; ")));
    }
    page.append("\n| definition | unit | formula | no value when | beside the value |\n");
    page.append("|---|---|---|---|---|\n");
    for (var dialect : metric.dialects()) {
      page.append(
          "| `%s` | %s | %s | %s | %s |%n"
              .formatted(
                  dialect.reference(),
                  metric.unit(dialect).wireName(),
                  dialect.notBy().isEmpty()
                      ? dialect.formula()
                      : "%s; not by %s"
                          .formatted(
                              dialect.formula(), code(dialect.notBy().stream().sorted().toList())),
                  dialect.undefinedWhen() == null ? "never" : dialect.undefinedWhen(),
                  String.join(", ", beside(metric, dialect))));
    }
    if (!metric.identities().isEmpty()) {
      page.append("\nAlways adds up:\n\n");
      metric.identities().forEach(i -> page.append("- `" + i.name() + "`: " + i.formula() + "\n"));
    }
    var addedUp = metric.dialects().stream().flatMap(d -> metric.addedUp(d).stream()).distinct();
    var added = addedUp.toList();
    if (!added.isEmpty()) {
      page.append("\nAlways adds up over groups: " + code(added) + "\n");
    }
    page.append("\nExamples:\n\n");
    definition.examples().forEach(example -> append(page, example, metric));
  }

  /// What an answer tells beside its value, as it does for a cell in which there is something.
  static List<String> beside(Metric metric, Dialect dialect) {
    var empty = metric.emptyCell(Interval.of("2026-01-01", "2026-02-01"));
    var terms = new HashMap<String, Term>();
    empty.terms().forEach((name, term) -> terms.put(name, something(term)));
    var evidence = dialect.finish().apply(empty.with(terms)).evidence();
    return evidence.terms().entrySet().stream()
        .map(
            term ->
                "`%s` (%s)"
                    .formatted(
                        term.getKey(),
                        switch (term.getValue()) {
                          case Quantity.Count _ -> "count";
                          case Quantity.Money _ -> "money";
                          case Quantity.Real _ ->
                              (metric.unit(dialect) == Unit.SECONDS ? "seconds" : "decimal")
                                  + (evidence.intervals().containsKey(term.getKey())
                                      ? ", with interval"
                                      : "");
                        }))
        .toList();
  }

  private static String ofWhom(List<String> credits) {
    return credits.stream()
        .map(name -> "`%s` (%s)".formatted(name, meaning(name)))
        .collect(Collectors.joining(", or with `credit` "));
  }

  private static String meaning(String credit) {
    return Arrays.stream(Credit.values())
        .filter(known -> known.wireName().equals(credit))
        .findFirst()
        .orElseThrow()
        .meaning();
  }

  private static Term something(Term empty) {
    var interval = new Interval95(10, 30);
    return switch (empty) {
      case Term.Count _ -> new Term.Count(40);
      case Term.Sum _ -> new Term.Sum(BigDecimal.valueOf(40));
      case Term.Spread _ -> new Term.Spread(40, 20.0, 10.0, 18.0, 40.0, interval, interval);
      case Term.Each _ ->
          new Term.Each(IntStream.rangeClosed(1, 40).mapToObj(i -> 1.0 * i).toList());
      case Term.Common _ -> new Term.Common(1, "EUR");
    };
  }

  private static void append(StringBuilder page, Example example, Metric metric) {
    var dialect =
        metric.dialects().stream()
            .filter(d -> d.name().equals(example.dialect()))
            .findFirst()
            .orElse(metric.dialects().getFirst());
    page.append("- ").append(example.name());
    page.append(
        " (`%s`, %s to %s): "
            .formatted(dialect.reference(), example.interval().from(), example.interval().to()));
    page.append(
        switch (example.expected()) {
          case Example.Expected.Answer(Quantity.Real(var value)) ->
              "**" + String.format(Locale.ROOT, "%.6f", value) + "**";
          case Example.Expected.Answer(Quantity.Count(var value)) -> "**" + value + "**";
          case Example.Expected.Answer(Quantity.Money(var minor, var currency)) ->
              "**" + minor + " " + currency + "** (minor units)";
          case Example.Expected.NoAnswer(var reason) -> "no value: " + reason;
        });
    page.append("\n");
  }

  private static void append(StringBuilder page, ReportDefinition report) {
    page.append("\n## ").append(report.id()).append("\n\n");
    page.append("**").append(report.title()).append("**: ").append(report.question());
    page.append("\n\n");
    line(page, "Resource", "`GET " + report.path() + "`");
    line(page, "Formula", report.formula());
    if (report.version() != null) {
      line(page, "Definition", "`" + report.version() + "`");
    }
    line(page, "Made of", code(report.metrics()));
    line(page, "Reads", code(report.facts().stream().map(Fact::name).distinct().sorted().toList()));
    line(page, "Grouped or filtered by", code(report.dimensions()));
    line(page, "Answers", String.join(", ", report.answers()));
    page.append("\nExamples:\n\n");
    for (var example : report.examples()) {
      page.append("- ").append(example.name());
      if (!example.asked().isEmpty()) {
        page.append(" (`").append(example.asked()).append("`)");
      }
      page.append(": ");
      page.append(
          example.expected().entrySet().stream()
              .map(one -> "`%s` is %s".formatted(one.getKey(), one.getValue()))
              .collect(Collectors.joining(", ")));
      page.append("\n");
    }
  }

  private static String references(Metric metric) {
    return metric.dialects().stream().map(Dialect::reference).collect(Collectors.joining(", "));
  }

  private static void line(StringBuilder page, String name, String text) {
    page.append("- ").append(name).append(": ").append(text).append("\n");
  }

  private static String code(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
