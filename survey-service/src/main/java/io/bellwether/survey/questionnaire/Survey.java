package io.bellwether.survey.questionnaire;

import io.bellwether.kit.collection.Filterable;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A question with a scale.
public record Survey(
    @Schema(
            description = "Name, for people. Never leaves this service in the feed.",
            examples = "Relationship survey 2026")
        @Size(min = 1, max = 200)
        String name,
    @Schema(description = "What it measures.", examples = "NPS") @Filterable SurveyKind kind,
    @Schema(description = "Lowest score that can be given.", examples = "0") Integer scaleMin,
    @Schema(description = "Highest score that can be given.", examples = "10") Integer scaleMax) {}
