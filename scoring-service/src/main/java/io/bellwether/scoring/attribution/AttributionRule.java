package io.bellwether.scoring.attribution;

import io.bellwether.kit.collection.Filterable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The rule by which revenue is said to be due to service, from a day on.
public record AttributionRule(
    @Schema(
            description =
                "ANY_TOUCH: all of it, if service was in touch before. LAST_TOUCH: all of it, if"
                    + " service was the last to be in touch. INFLUENCE_WINDOW: all of it, if service"
                    + " was in touch in the last windowDays. FRACTIONAL: a share for each touch.",
            examples = "INFLUENCE_WINDOW")
        @Filterable
        Attribution rule,
    @Schema(
            description =
                "How many days before count, for INFLUENCE_WINDOW; FRACTIONAL may have it, the other"
                    + " rules have none.",
            examples = "90")
        @Min(1)
        @Max(3650)
        @Nullable Integer windowDays,
    @Schema(
            description = "First day of the rule; it holds until the next one.",
            examples = "2026-01-01")
        @Filterable(sortable = true)
        LocalDate validFrom) {}
