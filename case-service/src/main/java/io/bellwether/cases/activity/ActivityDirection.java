package io.bellwether.cases.activity;

/// Which way it went.
public enum ActivityDirection {
  INBOUND,
  OUTBOUND,
  INTERNAL
}
