package io.bellwether.cases.supportcase;

/// How soon the tenant wants to work on it.
public enum Priority {
  URGENT,
  HIGH,
  NORMAL,
  LOW
}
