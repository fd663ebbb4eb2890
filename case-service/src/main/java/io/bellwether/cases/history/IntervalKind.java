package io.bellwether.cases.history;

/// What an interval says of a case.
public enum IntervalKind {
  STAGE,
  ASSIGNEE,
  PRIORITY
}
