package io.bellwether.scoring.summary;

import org.jspecify.annotations.Nullable;

/// A sign that an account may leave.
///
/// @param raised null where it is not known
public record RiskFlag(Kind kind, @Nullable Boolean raised, String why) {

  boolean isRaised(Kind wanted) {
    return kind == wanted && raised != null && raised;
  }

  /// What is looked at; each by a limit that is published.
  public enum Kind {
    HEALTH_LOW("health below 50 points"),
    DISSATISFIED("less than half of the answers of the interval are satisfied ones"),
    DETRACTING("the net promoter score of the interval is below 0"),
    BACKLOG_GROWING("cases are open at the end, and more were created than resolved"),
    SILENT("no contact in the interval"),
    RENEWAL_SOON("a contract is to be renewed within 90 days of the end of the interval"),
    UNHEALTHY_THOUGH_CONTENT(
        "health below 50 points, though no survey of the interval says that they are dissatisfied"),
    DISCONTENT_THOUGH_HEALTHY(
        "health from 50 points on, though every survey of the interval says that they are"
            + " dissatisfied");

    private final String limit;

    Kind(String limit) {
      this.limit = limit;
    }

    public String limit() {
      return limit;
    }
  }
}
