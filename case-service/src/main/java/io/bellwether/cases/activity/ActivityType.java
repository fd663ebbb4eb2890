package io.bellwether.cases.activity;

/// What was done.
public enum ActivityType {
  REPLY,
  NOTE,
  CALL,
  MEETING,
  OTHER
}
