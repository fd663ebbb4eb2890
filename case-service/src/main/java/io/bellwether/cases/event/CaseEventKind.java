package io.bellwether.cases.event;

/// What happened to a case.
public enum CaseEventKind {
  RESOLVED,
  REOPENED,
  STAGE_CHANGED,
  ASSIGNED
}
