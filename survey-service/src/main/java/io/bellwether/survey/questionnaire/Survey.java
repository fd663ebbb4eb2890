package io.bellwether.survey.questionnaire;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Immutable;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A question with a scale.
public record Survey(
    @Schema(
            description = "Name, for people. Never leaves this service in the feed.",
            examples = "Relationship survey 2026")
        @Size(min = 1, max = 200)
        String name,
    @Schema(description = "What it measures; cannot change.", examples = "NPS")
        @Filterable
        @Immutable
        SurveyKind kind,
    @Schema(
            description =
                "What exactly is asked, as a code of the tenant: the driver, the practice, the barrier.",
            examples = "COURTESY")
        @Filterable
        @Code
        @Nullable String item,
    @Schema(description = "When it is sent.", examples = "TRANSACTION") @Filterable
        @Nullable Occasion occasion,
    @Schema(
            description = "Lowest score that can be given; cannot change, scores lie on it.",
            examples = "0")
        @Immutable
        Integer scaleMin,
    @Schema(
            description = "Highest score that can be given; cannot change, scores lie on it.",
            examples = "10")
        @Immutable
        Integer scaleMax,
    @Schema(
            description =
                "Which end of the scale is the good one; null when nobody said. HIGHER_IS_BETTER for kind NPS.",
            examples = "HIGHER_IS_BETTER")
        @Filterable
        @Nullable Direction direction,
    @Schema(
            description =
                "The score from which on, towards the good end, an answer counts as favourable.",
            examples = "4")
        @Nullable Integer threshold) {}
