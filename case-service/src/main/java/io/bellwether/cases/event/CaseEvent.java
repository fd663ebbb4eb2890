package io.bellwether.cases.event;

import io.bellwether.cases.activity.ActorKind;
import io.bellwether.cases.history.CaseEventKind;
import io.bellwether.cases.history.Priority;
import io.bellwether.cases.supportcase.CaseType;
import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Immutable;
import io.bellwether.kit.collection.Reference;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Something that happened to a case.
public record CaseEvent(
    @Schema(description = "The case that it happened to; cannot change.")
        @Filterable
        @Reference("case")
        @Immutable
        UUID caseId,
    @Schema(description = "When it happened; may arrive late and in any order.")
        @Filterable(sortable = true)
        Instant happenedAt,
    @Schema(
            description =
                "Place among the events of the same moment, as the source counts them; null comes"
                    + " first.",
            examples = "2")
        @Nullable Integer sequence,
    @Schema(description = "What happened.", examples = "RESOLVED") @Filterable CaseEventKind kind,
    @Schema(
            description =
                "The stage that the case enters, in the tenant's own words; with STAGE_CHANGED only.",
            examples = "WAITING_FOR_CUSTOMER")
        @Filterable
        @Code
        @Nullable String stage,
    @Schema(description = "The rep who takes over; with ASSIGNED only, null gives it to nobody.")
        @Filterable
        @Reference("rep")
        @Nullable UUID repId,
    @Schema(description = "The new priority; with PRIORITY_CHANGED only.", examples = "HIGH")
        @Filterable
        @Nullable Priority priority,
    @Schema(description = "The team that is to work on it; with ROUTED only.")
        @Filterable
        @Reference("team")
        @Nullable UUID teamId,
    @Schema(
            description =
                "By when an answer is promised from now on; with PROMISE_CHANGED only, null leaves"
                    + " it as it was.")
        @Nullable Instant promisedResponseAt,
    @Schema(
            description =
                "By when a resolution is promised from now on; with PROMISE_CHANGED only, null"
                    + " leaves it as it was.")
        @Nullable Instant promisedResolveAt,
    @Schema(description = "The case that it goes on in; with MERGED only.")
        @Filterable
        @Reference("case")
        @Nullable UUID intoCaseId,
    @Schema(description = "Who did it; BOT for a rule, null when not known.", examples = "BOT")
        @Filterable
        @Nullable ActorKind actorKind,
    @Schema(
            description =
                "Whether resolution and cause were written down; with RESOLVED and CLOSED only.")
        @Nullable Boolean documentationComplete,
    @Schema(
            description =
                "The knowledge article that was written or linked; with RESOLVED and CLOSED only.",
            examples = "KB-88")
        @Code
        @Nullable String articleId,
    @Schema(
            description =
                "What the case turned out to be about; with RESOLVED and CLOSED only, null when"
                    + " nobody said. The type of the case stays as it is.",
            examples = "DEFECT")
        @Filterable
        @Nullable CaseType rootCause) {}
