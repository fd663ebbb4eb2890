package io.bellwether.cases.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Working hours that begin on one day of the week.
public record WeeklyHours(
    @Schema(description = "Day of the week on which they begin.", examples = "MONDAY")
        DayOfWeek weekday,
    @Schema(description = "When they begin, on the clock of the calendar.", examples = "09:00")
        LocalTime startsAt,
    @Schema(
            description =
                "When they end; at or before startsAt means on the next day, so 00:00 to 00:00 is a"
                    + " whole day.",
            examples = "17:30")
        LocalTime endsAt) {}
