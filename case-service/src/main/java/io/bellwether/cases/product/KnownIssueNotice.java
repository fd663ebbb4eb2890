package io.bellwether.cases.product;

import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A customer was told of a known issue.
public record KnownIssueNotice(
    @Schema(description = "The issue.") @Filterable @Reference("known-issue") UUID knownIssueId,
    @Schema(description = "The customer.") @Filterable @Reference("account") UUID accountId,
    @Schema(description = "When we told them.") @Filterable(sortable = true) Instant notifiedAt) {}
