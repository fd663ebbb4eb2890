package io.bellwether.survey.followup;

/// What came of it.
public enum FollowUpOutcome {
  RESOLVED,
  IN_PROGRESS,
  NOT_REACHED,
  DECLINED
}
