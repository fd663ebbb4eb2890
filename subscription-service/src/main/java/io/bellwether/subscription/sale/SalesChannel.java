package io.bellwether.subscription.sale;

/// Over whom a sale came. Not the channel of a case.
public enum SalesChannel {
  DIRECT,
  PARTNER,
  ONLINE
}
