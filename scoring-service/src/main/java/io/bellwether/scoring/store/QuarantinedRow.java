package io.bellwether.scoring.store;

import java.time.Instant;

/// A change that cannot be understood. It is kept aside with the reason, the cursor moves on, and
/// answers of its tenant are partial until a later version of the row can be read.
public record QuarantinedRow(
    String tenant,
    String entity,
    String id,
    long seq,
    Instant knownAt,
    String reason,
    String line) {}
