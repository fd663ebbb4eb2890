package io.bellwether.subscription.contract;

/// What a customer says about the next renewal.
public enum RenewalIntent {
  COMMITTED,
  LIKELY,
  UNDECIDED,
  WILL_NOT_RENEW
}
