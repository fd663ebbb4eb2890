package io.bellwether.cases.history;

/// How soon the tenant wants to work on it.
public enum Priority {
  URGENT,
  HIGH,
  NORMAL,
  LOW
}
