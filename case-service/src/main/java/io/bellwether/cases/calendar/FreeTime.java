package io.bellwether.cases.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A day, or a part of one, on which nobody works.
public record FreeTime(
    @Schema(description = "The date.", examples = "2026-12-24") LocalDate date,
    @Schema(description = "From when on; null from midnight on.", examples = "12:00")
        @Nullable LocalTime startsAt,
    @Schema(description = "Until when; null until midnight.", examples = "17:30")
        @Nullable LocalTime endsAt) {}
