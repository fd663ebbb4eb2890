package io.bellwether.cases.supportcase;

/// Whether a case waits for a resolution; follows from its events.
public enum CaseStatus {
  OPEN,
  RESOLVED
}
