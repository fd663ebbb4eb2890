package io.bellwether.cases.activity;

/// Who started it.
public enum InitiatedBy {
  CUSTOMER,
  COMPANY
}
