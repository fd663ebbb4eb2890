package io.bellwether.scoring.metric.engagement;

import io.bellwether.scoring.metric.Fact;
import java.util.List;

/// What metrics about engagement can be grouped by.
final class EngagementDimensions {

  static final List<String> OF_ACCOUNT = List.of("tier", "region", "country", "segment", "account");

  static final List<String> OF_ACTIVITY =
      List.of(
          "activityType",
          "direction",
          "initiatedBy",
          "caseChannel",
          "type",
          "reason",
          "productArea",
          "tier",
          "region",
          "country",
          "segment",
          "account",
          Fact.BY_HOUR,
          Fact.BY_WEEKDAY);

  private EngagementDimensions() {}
}
