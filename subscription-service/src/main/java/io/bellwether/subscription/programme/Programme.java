package io.bellwether.subscription.programme;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The channels that a service programme offers.
public record Programme(
    @Schema(
            description = "The programme, as the code that contracts name.",
            examples = "PREMIUM_SUPPORT")
        @Filterable
        @Code
        String programme,
    @Schema(description = "First day on which it was offered like this.", examples = "2026-01-01")
        @Filterable(sortable = true)
        LocalDate offeredFrom,
    @Schema(description = "First day on which it no longer was.", examples = "2027-01-01")
        @Filterable
        @Nullable LocalDate offeredUntil,
    @Schema(description = "Whether help can be had by phone.") Boolean phone,
    @Schema(description = "Whether help can be had by mail.") Boolean email,
    @Schema(description = "Whether help can be had by chat.") Boolean chat,
    @Schema(description = "Whether help can be had by a form on the web.") Boolean web,
    @Schema(description = "Whether help can be had in a community.") Boolean community) {}
