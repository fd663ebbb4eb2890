package io.bellwether.cases.calendar;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// For which cases a calendar holds. A case takes the calendar of its service tier; without one,
/// that of its team; without one, the tenant's.
public record CalendarAssignment(
    @Schema(description = "The calendar.") @Filterable @Reference("calendar") UUID calendarId,
    @Schema(
            description = "Holds for cases of this service tier; null for no tier in particular.",
            examples = "GOLD")
        @Filterable
        @Code
        @Nullable String serviceTier,
    @Schema(
            description =
                "Holds for cases of this team; without tier and team the calendar is the tenant's.")
        @Filterable
        @Reference("team")
        @Nullable UUID teamId,
    @Schema(
            description =
                "Holds for cases that are raised from then on, until a later assignment of the same"
                    + " kind; null since ever.")
        @Filterable
        @Nullable Instant validFrom) {}
