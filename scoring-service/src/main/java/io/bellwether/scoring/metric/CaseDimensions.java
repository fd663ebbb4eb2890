package io.bellwether.scoring.metric;

import java.util.List;
import java.util.stream.Stream;

/// What metrics about cases can be grouped by.
public final class CaseDimensions {

  /// What is known of a case and of its account.
  public static final List<String> OF_CASE =
      AccountDimensions.and(
          List.of(
              "caseChannel",
              "accessPoint",
              "type",
              "reason",
              "productArea",
              "release",
              "severity",
              "priority",
              "serviceTier",
              "origin"));

  /// Also who has the credit.
  public static final List<String> AND_PEOPLE =
      Stream.concat(OF_CASE.stream(), Stream.of(Fact.BY_REP, Fact.BY_TEAM)).toList();

  /// Also when it was, where rows are counted by an instant. What is counted beside them as it
  /// stands at the end is of no hour: it goes across these.
  public static final List<String> AND_HOURS =
      Stream.concat(AND_PEOPLE.stream(), Stream.of(Fact.BY_HOUR, Fact.BY_WEEKDAY)).toList();

  private CaseDimensions() {}
}
