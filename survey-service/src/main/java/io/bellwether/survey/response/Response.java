package io.bellwether.survey.response;

import io.bellwether.kit.collection.Codes;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Immutable;
import io.bellwether.kit.collection.Personal;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One answer to a survey.
public record Response(
    @Schema(description = "The survey that was answered.") @Filterable @Reference("survey")
        UUID surveyId,
    @Schema(description = "The customer; null for an anonymous answer.")
        @Filterable
        @Reference("account")
        @Nullable UUID accountId,
    @Schema(
            description =
                "The person who answered, by id; who that is stays in subscription-service.")
        @Filterable
        @Reference("contact")
        @Nullable UUID contactId,
    @Schema(description = "The case that was asked about, if one was.")
        @Filterable
        @Reference("case")
        @Nullable UUID caseId,
    @Schema(description = "The rep who was asked about, if one was.") @Filterable @Reference("rep")
        @Nullable UUID repId,
    @Schema(description = "The invitation that it answers, if one is known.")
        @Filterable
        @Reference("invitation")
        @Nullable UUID invitationId,
    @Schema(description = "The score, on the survey's scale.", examples = "9") @Filterable
        Integer score,
    @Schema(
            description =
                "The score that was given first, when the answer was changed later; the first score that is stored unless given, and then for ever.",
            examples = "7")
        @Immutable
        @Nullable Integer firstScore,
    @Schema(
            description = "Why, as codes of the tenant: drivers, pain points, barriers.",
            examples = "SLOW_REPLY")
        @Nullable Codes reasonCodes,
    @Schema(description = "When the customer answered first.") @Filterable(sortable = true)
        Instant respondedAt,
    @Schema(description = "When the customer last changed the answer; null if never.") @Filterable
        @Nullable Instant editedAt,
    @Schema(
            description = "What the customer wrote. Never leaves this service in the feed.",
            examples = "Quick and friendly.")
        @Personal
        @Size(min = 1, max = 5000)
        @Nullable String comment) {}
