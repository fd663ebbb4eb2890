package io.bellwether.scoring.metric.profitability;

import java.util.List;

/// What the cost of cases can be grouped by.
final class CaseCostDimensions {

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

  private CaseCostDimensions() {}
}
