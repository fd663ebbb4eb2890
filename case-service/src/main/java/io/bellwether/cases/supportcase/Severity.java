package io.bellwether.cases.supportcase;

/// How badly the customer is affected.
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW
}
