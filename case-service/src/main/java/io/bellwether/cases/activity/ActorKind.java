package io.bellwether.cases.activity;

/// Who acted.
public enum ActorKind {
  CUSTOMER,
  REP,
  BOT
}
