package io.bellwether.scoring.summary;

import java.time.Instant;

/// A message or call between people, on a case or not.
///
/// @param inbound whether it came from the customer
public record Contact(Instant at, boolean inbound) {}
