package io.bellwether.gateway.caller;

import io.bellwether.gateway.problem.Refusal;

/// What the token of a request is worth.
public sealed interface Verdict {
  record Accepted(Caller caller) implements Verdict {}

  record Rejected(Refusal refusal) implements Verdict {}
}
