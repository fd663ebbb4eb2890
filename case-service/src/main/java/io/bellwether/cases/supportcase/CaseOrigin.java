package io.bellwether.cases.supportcase;

/// Who saw the need first.
public enum CaseOrigin {
  CUSTOMER,
  /// We did, and opened the case before the customer came.
  PROACTIVE
}
