package io.bellwether.subscription.success;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Immutable;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One step of a success plan, with its weight.
public record SuccessPlanStep(
    @Schema(description = "The plan; cannot change.")
        @Filterable
        @Reference("success-plan")
        @Immutable
        UUID successPlanId,
    @Schema(description = "Which step, as a code of the tenant.", examples = "TRAIN_AGENTS")
        @Filterable
        @Code
        String step,
    @Schema(description = "How much of the plan it is, beside the other steps.", examples = "2.5")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("1000000")
        BigDecimal weight,
    @Schema(description = "Day until which it is to be done.", examples = "2026-03-31") @Filterable
        @Nullable LocalDate dueOn,
    @Schema(
            description = "Day on which it was done; null while it is not.",
            examples = "2026-03-20")
        @Filterable
        @Nullable LocalDate doneOn) {}
