package io.bellwether.scoring.metric.engagement;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.Fact;
import java.util.List;
import java.util.stream.Stream;

/// What metrics about engagement can be grouped by.
final class EngagementDimensions {

  static final List<String> OF_ACTIVITY =
      Stream.concat(
              Stream.of(
                  "activityType",
                  "direction",
                  "initiatedBy",
                  "caseChannel",
                  "type",
                  "reason",
                  "productArea",
                  Fact.BY_HOUR,
                  Fact.BY_WEEKDAY),
              AccountDimensions.ALL.stream())
          .toList();

  private EngagementDimensions() {}
}
