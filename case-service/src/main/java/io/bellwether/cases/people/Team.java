package io.bellwether.cases.people;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A group of people who work on cases together.
public record Team(
    @Schema(description = "Name of the team.", examples = "Second level Europe")
        @Size(min = 1, max = 200)
        String name) {}
