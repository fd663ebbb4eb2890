package io.bellwether.cases.sla;

import java.time.Instant;

/// A word between people: from us to the customer, or from the customer to us.
public record Message(Instant at, boolean ours) {}
