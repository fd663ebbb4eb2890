package io.bellwether.survey.questionnaire;

import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Immutable;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
            description = "Lowest score that can be given; cannot change, scores lie on it.",
            examples = "0")
        @Immutable
        Integer scaleMin,
    @Schema(
            description = "Highest score that can be given; cannot change, scores lie on it.",
            examples = "10")
        @Immutable
        Integer scaleMax) {}
