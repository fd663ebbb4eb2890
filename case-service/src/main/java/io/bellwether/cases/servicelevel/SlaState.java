package io.bellwether.cases.servicelevel;

/// Where a clock stands by the time of the request.
public enum SlaState {
  RUNNING,
  /// The case waits for the customer.
  PAUSED,
  FULFILLED,
  /// Over its due time, stopped or not.
  BREACHED,
  /// The case ended within the target without what was promised.
  CANCELLED,
  /// The target is in business seconds and no calendar says what these are.
  UNKNOWN
}
