package io.bellwether.cases.calendar;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A calendar of working hours; what the hours are say its versions.
public record Calendar(
    @Schema(description = "Name of the calendar.", examples = "Support Europe")
        @Size(min = 1, max = 200)
        String name) {}
