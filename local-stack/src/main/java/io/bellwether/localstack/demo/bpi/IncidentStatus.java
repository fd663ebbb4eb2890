package io.bellwether.localstack.demo.bpi;

import org.jspecify.annotations.Nullable;

/// The status and sub-status that an incident took, in the order in which the file numbers them.
enum IncidentStatus {
  ACCEPTED_IN_PROGRESS,
  QUEUED_AWAITING_ASSIGNMENT,
  COMPLETED_RESOLVED("RESOLVED"),
  ACCEPTED_ASSIGNED,
  COMPLETED_CLOSED("CLOSED"),
  ACCEPTED_WAIT_USER,
  ACCEPTED_WAIT_IMPLEMENTATION,
  ACCEPTED_WAIT,
  COMPLETED_IN_CALL("RESOLVED"),
  ACCEPTED_WAIT_VENDOR,
  ACCEPTED_WAIT_CUSTOMER,
  UNMATCHED,
  COMPLETED_CANCELLED("CLOSED");

  /// The event that ends a case; null when this is a stage of an open one.
  private final @Nullable String end;

  IncidentStatus() {
    this(null);
  }

  IncidentStatus(@Nullable String end) {
    this.end = end;
  }

  static IncidentStatus numbered(String number) {
    for (var status : values()) {
      if (Integer.toString(status.ordinal() + 1).equals(number)) {
        return status;
      }
    }
    throw new IllegalArgumentException(
        "ActivityID is '%s' (expected: 1 to %d)".formatted(number, values().length));
  }

  boolean ends() {
    return end != null;
  }

  String kind() {
    return end == null ? "STAGE_CHANGED" : end;
  }

  @Nullable String stage() {
    return end == null ? name() : null;
  }
}
