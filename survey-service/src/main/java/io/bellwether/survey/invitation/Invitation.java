package io.bellwether.survey.invitation;

import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A request to answer a survey: without it nobody knows who stayed silent.
public record Invitation(
    @Schema(description = "The survey.") @Filterable @Reference("survey") UUID surveyId,
    @Schema(description = "The customer who was asked.") @Filterable @Reference("account")
        @Nullable UUID accountId,
    @Schema(
            description =
                "The person who was asked, by id; who that is stays in subscription-service.")
        @Filterable
        @Reference("contact")
        @Nullable UUID contactId,
    @Schema(description = "The case that it was about, if one was.") @Filterable @Reference("case")
        @Nullable UUID caseId,
    @Schema(description = "When it was sent.") @Filterable(sortable = true) Instant sentAt) {}
