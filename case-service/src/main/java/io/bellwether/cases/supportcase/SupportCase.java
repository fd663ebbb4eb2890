package io.bellwether.cases.supportcase;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.ReadOnly;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A question or report of a customer. Its state follows from its events.
public record SupportCase(
    @Schema(description = "The customer; null when nobody knows whose case it is.")
        @Filterable
        @Reference("account")
        @Nullable UUID accountId,
    @Schema(description = "When the customer raised it.") @Filterable(sortable = true)
        Instant createdAt,
    @Schema(description = "How it reached us.", examples = "EMAIL") @Filterable CaseChannel channel,
    @Schema(description = "What it is about.", examples = "HOW_TO") @Filterable CaseType type,
    @Schema(description = "How badly the customer is affected.", examples = "HIGH") @Filterable
        @Nullable Severity severity,
    @Schema(description = "How soon it is to be worked on.", examples = "NORMAL") @Filterable
        @Nullable Priority priority,
    @Schema(
            description =
                "Service tier that was promised when it came in; null means the tenant's usual one.",
            examples = "GOLD")
        @Filterable
        @Code
        @Nullable String serviceTier,
    @Schema(
            description = "What it says, for people. Never leaves this service in the feed.",
            examples = "Export fails")
        @Size(min = 1, max = 500)
        @Nullable String subject,
    @Schema(description = "OPEN, or RESOLVED when its latest event is a resolution.")
        @ReadOnly
        @Filterable
        @Nullable CaseStatus status,
    @Schema(description = "When it was resolved the first time; null if never.") @ReadOnly
        @Nullable Instant firstResolvedAt,
    @Schema(description = "When it was last resolved; null while it is open.") @ReadOnly @Filterable
        @Nullable Instant resolvedAt,
    @Schema(description = "When it was last reopened; null if never.") @ReadOnly
        @Nullable Instant reopenedAt) {

  SupportCase opened() {
    return new SupportCase(
        accountId,
        createdAt,
        channel,
        type,
        severity,
        priority,
        serviceTier,
        subject,
        CaseStatus.OPEN,
        firstResolvedAt,
        resolvedAt,
        reopenedAt);
  }
}
