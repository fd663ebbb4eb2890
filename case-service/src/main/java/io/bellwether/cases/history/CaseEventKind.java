package io.bellwether.cases.history;

/// What happened to a case. Of events at the same moment the one that stands first here comes
/// first.
public enum CaseEventKind {
  REOPENED,
  ROUTED,
  ACKNOWLEDGED,
  ESCALATED,
  PRIORITY_CHANGED,
  PROMISE_CHANGED,
  STAGE_CHANGED,
  ASSIGNED,
  RESOLVED,
  CLOSED,
  MERGED
}
