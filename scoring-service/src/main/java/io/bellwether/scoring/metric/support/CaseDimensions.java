package io.bellwether.scoring.metric.support;

import java.util.List;
import java.util.stream.Stream;

/// What metrics about cases can be grouped by.
final class CaseDimensions {

  /// What is known of a case and of its account.
  static final List<String> OF_CASE =
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
          "origin",
          "tier",
          "region",
          "country",
          "segment",
          "account");

  /// Also who has the credit.
  static final List<String> AND_PEOPLE =
      Stream.concat(OF_CASE.stream(), Stream.of("rep", "team")).toList();

  private CaseDimensions() {}
}
