package io.bellwether.scoring.metric;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// One term of a formula: an aggregate over the rows of a fact that are in time and pass all rules.
///
/// @param across dimensions that do not cut it: in every group by one of them, and whatever a
///   filter chooses of it, its rows are those of the whole that the group is a part of
/// @param isBeside whether it only tells more of the groups that other measures have rows in
public record Measure(
    String name,
    Fact fact,
    Timing timing,
    Agg agg,
    List<Rule> rules,
    Set<String> across,
    boolean isBeside) {

  public Measure {
    rules = List.copyOf(rules);
    across = Set.copyOf(across);
    timing.columns().forEach(fact::column);
  }

  public static Measure count(String name, Fact fact, Timing timing) {
    return of(name, fact, timing, new Agg.Count());
  }

  public static Measure of(String name, Fact fact, Timing timing, Agg agg) {
    return new Measure(name, fact, timing, agg, List.of(), Set.of(), false);
  }

  /// Fewer rows: those that fail the predicate are out, for the reason that lineage shows.
  ///
  /// @param predicate over the fact's columns, in SQL that DuckDB and PostgreSQL share
  public Measure only(String reasonWhenOut, @CompileTimeConstant final String predicate) {
    var rule = new Rule(reasonWhenOut, predicate);
    return new Measure(
        name,
        fact,
        timing,
        agg,
        Stream.concat(rules.stream(), Stream.of(rule)).toList(),
        across,
        isBeside);
  }

  /// The same rows so far under a new name: the numerator starts as its denominator.
  public Measure and(String newName) {
    return new Measure(newName, fact, timing, agg, rules, across, isBeside);
  }

  /// Another aggregate over the same rows.
  public Measure as(String newName, Agg newAgg) {
    return new Measure(newName, fact, timing, newAgg, rules, across, isBeside);
  }

  /// The rows of the whole, by whichever of these dimensions it is cut.
  public Measure across(String... dimensions) {
    return new Measure(name, fact, timing, agg, rules, Set.of(dimensions), isBeside);
  }

  /// The rows make no groups of their own.
  public Measure beside() {
    return new Measure(name, fact, timing, agg, rules, across, true);
  }

  /// How many rules come before the one that leaves a row out.
  public int passedBefore(String reasonWhenOut) {
    return rules.stream().map(Rule::reasonWhenOut).toList().indexOf(reasonWhenOut);
  }

  /// Whether there is a group wherever it has rows.
  public boolean makesGroups(Collection<String> dimensions) {
    return !isBeside && Collections.disjoint(across, dimensions);
  }

  /// Whether what it counts or adds up of all groups is that of the whole, where it makes groups.
  boolean addsUp() {
    return !isBeside
        && switch (agg) {
          case Agg.Count _, Agg.Sum _, Agg.Spread _, Agg.Each _ -> true;
          case Agg.Distinct _, Agg.SumOfEach _, Agg.Common _ -> false;
        };
  }
}
