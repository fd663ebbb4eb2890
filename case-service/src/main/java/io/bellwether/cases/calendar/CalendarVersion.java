package io.bellwether.cases.calendar;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Immutable;
import io.bellwether.kit.collection.Reference;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a calendar's hours are from a date on, until its next version.
public record CalendarVersion(
    @Schema(description = "The calendar; cannot change.")
        @Filterable
        @Immutable
        @Reference("calendar")
        UUID calendarId,
    @Schema(
            description =
                "From the midnight before this date on, in the version's own zone; null since ever."
                    + " Time before the first version has no business seconds.")
        @Filterable
        @Nullable LocalDate validFrom,
    @Schema(
            description = "Zone of the clock that the hours are read from, as IANA names it.",
            examples = "Europe/Berlin")
        @Code
        String timeZone,
    @Schema(description = "The hours of a week; where some overlap they count once.")
        List<WeeklyHours> weeklyHours,
    @Schema(description = "When nobody works although it is a working day.")
        List<FreeTime> holidays) {}
