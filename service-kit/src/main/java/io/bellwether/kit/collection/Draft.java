package io.bellwether.kit.collection;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a request says about one row. A field that is absent stays as it is; null clears it.
///
/// @param sourceUpdatedAt when the caller's system changed it; an older draft never wins
/// @param effectiveFrom since when it is so, for a collection that keeps its states
record Draft(
    UUID id,
    @Nullable String externalId,
    @Nullable Instant sourceUpdatedAt,
    @Nullable Instant effectiveFrom,
    Map<String, @Nullable Object> values) {}
