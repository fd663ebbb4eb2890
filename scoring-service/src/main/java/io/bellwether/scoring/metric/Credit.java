package io.bellwether.scoring.metric;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whose a row is, where it is grouped or filtered by rep or team.
public enum Credit {
  ACTOR("who did it"),
  ASSIGNEE("who had the case then"),
  EVERY_ASSIGNEE("everybody who had the case"),
  FIRST("who had the case first"),
  HOLDER("who has the case now"),
  RATED("who was asked about"),
  REPLIER("who replied first, or has the case while nobody did"),
  RESOLVER("who had the case at its resolution, or has it while there is none"),
  SHARED("everybody who worked towards a resolution, each a part of it");

  private final String meaning;

  Credit(String meaning) {
    this.meaning = meaning;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String meaning() {
    return meaning;
  }

  /// Whose the rows of a way of answering are, the usual one first; empty where it is not cut by
  /// people. A fact that knows several has them as ways of answering, named like them.
  public static List<String> known(Metric metric, Dialect dialect) {
    if (Collections.disjoint(metric.definition().dimensions(), Fact.BY_PEOPLE)) {
      return List.of();
    }
    var facts = counted(metric, dialect);
    var usual =
        facts.stream()
            .map(Fact::credit)
            .filter(Objects::nonNull)
            .map(Credit::wireName)
            .distinct()
            .collect(Collectors.joining(","));
    return facts.stream().allMatch(Fact::canBeOfFirst)
        ? List.of(usual, FIRST.wireName())
        : List.of(usual.isEmpty() ? dialect.name() : usual);
  }

  /// The facts with people that its value is made of; of the members of a panel it is said by what
  /// happened to them.
  private static List<Fact> counted(Metric metric, Dialect dialect) {
    var terms =
        Stream.of(dialect.numerator(), dialect.denominator(), metric.opened(dialect))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    var ofValue = withPeople(metric.reads().stream().filter(m -> terms.contains(m.name())));
    return ofValue.isEmpty() ? withPeople(metric.reads().stream()) : ofValue;
  }

  private static List<Fact> withPeople(Stream<Measure> measures) {
    return measures
        .map(Measure::fact)
        .filter(fact -> !Collections.disjoint(fact.allDimensions(), Fact.BY_PEOPLE))
        .distinct()
        .toList();
  }
}
