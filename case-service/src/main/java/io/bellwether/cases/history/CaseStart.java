package io.bellwether.cases.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was said of a case when it came in.
public record CaseStart(
    UUID id,
    Instant createdAt,
    @Nullable String serviceTier,
    @Nullable UUID teamId,
    @Nullable Priority priority,
    @Nullable Instant promisedResponseAt,
    @Nullable Instant promisedResolveAt) {}
