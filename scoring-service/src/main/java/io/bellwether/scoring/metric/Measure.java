package io.bellwether.scoring.metric;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;
import java.util.stream.Stream;

/// One term of a formula: an aggregate over the rows of a fact that are in time and pass all rules.
public record Measure(String name, Fact fact, Timing timing, Agg agg, List<Rule> rules) {

  public Measure {
    rules = List.copyOf(rules);
    timing.columns().forEach(fact::column);
  }

  public static Measure count(String name, Fact fact, Timing timing) {
    return of(name, fact, timing, new Agg.Count());
  }

  public static Measure of(String name, Fact fact, Timing timing, Agg agg) {
    return new Measure(name, fact, timing, agg, List.of());
  }

  /// Fewer rows: those that fail the predicate are out, for the reason that lineage shows.
  ///
  /// @param predicate over the fact's columns, in SQL that DuckDB and PostgreSQL share
  public Measure only(String reasonWhenOut, @CompileTimeConstant final String predicate) {
    var rule = new Rule(reasonWhenOut, predicate);
    return new Measure(
        name, fact, timing, agg, Stream.concat(rules.stream(), Stream.of(rule)).toList());
  }

  /// The same rows so far under a new name: the numerator starts as its denominator.
  public Measure and(String newName) {
    return new Measure(newName, fact, timing, agg, rules);
  }

  /// Another aggregate over the same rows.
  public Measure as(String newName, Agg newAgg) {
    return new Measure(newName, fact, timing, newAgg, rules);
  }
}
