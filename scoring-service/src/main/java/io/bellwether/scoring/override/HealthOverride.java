package io.bellwether.scoring.override;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.ReadOnly;
import io.bellwether.kit.collection.Reference;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What somebody who knows the customer says of the relationship, for a time.
public record HealthOverride(
    @Schema(description = "The customer.") @Filterable @Reference("account") UUID accountId,
    @Schema(
            description =
                "CONTENT, ANXIOUS (in doubt), RESTLESS (looks at other vendors) or ANGRY.",
            examples = "RESTLESS")
        @Filterable
        HealthState state,
    @Schema(description = "Why, as a code of the tenant.", examples = "CHAMPION_LEFT")
        @Filterable
        @Code
        String reasonCode,
    @Schema(description = "Who wrote it last: the subject of the token.", examples = "ana")
        @ReadOnly
        @Nullable String author,
    @Schema(
            description = "First day on which it no longer holds; nothing is overridden for ever.",
            examples = "2026-12-31")
        @Filterable(sortable = true)
        LocalDate expiresOn) {}
