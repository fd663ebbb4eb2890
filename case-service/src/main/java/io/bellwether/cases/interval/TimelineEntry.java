package io.bellwether.cases.interval;

import io.bellwether.cases.activity.ActorKind;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An event or an activity of a case, in the order in which things happened.
public record TimelineEntry(
    @Schema(description = "The case.") @Filterable @Reference("case") UUID caseId,
    @Schema(description = "When it happened.") @Filterable(sortable = true) Instant happenedAt,
    @Schema(
            description = "What it is; its id is that of the `case-event` or `activity`.",
            examples = "case-event")
        @Filterable
        String entity,
    @Schema(description = "Kind of the event or type of the activity.", examples = "STAGE_CHANGED")
        @Filterable
        String kind,
    @Schema(description = "Who did it; null when not known.", examples = "REP") @Filterable
        @Nullable ActorKind actorKind,
    @Schema(description = "The rep who acted, or who took over.") @Filterable @Reference("rep")
        @Nullable UUID repId,
    @Schema(description = "The stage that was entered.", examples = "WAITING_FOR_CUSTOMER")
        @Filterable
        @Nullable String stage) {}
