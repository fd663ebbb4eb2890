package io.bellwether.cases.people;

import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Money;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A person who works on cases.
public record Rep(
    @Schema(
            description = "Name of the person. Never leaves this service in the feed.",
            examples = "Kim Doe")
        @Size(min = 1, max = 200)
        String name,
    @Schema(description = "The team that the rep belongs to.") @Filterable @Reference("team")
        @Nullable UUID teamId,
    @Schema(description = "What an hour of the rep's work costs, loaded with overhead.")
        @Nullable Money hourlyCost,
    @Schema(description = "Hours that the rep works in a week.", examples = "38.5")
        @DecimalMin("0")
        @DecimalMax("168")
        @Nullable BigDecimal weeklyHours,
    @Schema(description = "The calendar of the hours in which the rep works.")
        @Filterable
        @Reference("calendar")
        @Nullable UUID calendarId) {}
