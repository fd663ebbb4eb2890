package io.bellwether.subscription.use;

import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What an account used on one day.
public record Usage(
    @Schema(description = "The customer.") @Filterable @Reference("account") UUID accountId,
    @Schema(description = "The day.", examples = "2026-01-31") @Filterable(sortable = true)
        LocalDate usedOn,
    @Schema(description = "Seats that somebody used on that day.", examples = "17") @Min(0)
        Integer seatsUsed) {}
