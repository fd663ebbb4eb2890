package io.bellwether.cases.activity;

import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Immutable;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One piece of work on a case, one message about it, or a contact with a customer that no case is
/// about.
public record Activity(
    @Schema(
            description =
                "The case; cannot change. Null for a contact with an account that no case is about.")
        @Filterable
        @Immutable
        @Reference("case")
        @Nullable UUID caseId,
    @Schema(
            description =
                "The customer; needed without a case. With one it must be the case's where that is"
                    + " known, and null means the case's.")
        @Filterable
        @Reference("account")
        @Nullable UUID accountId,
    @Schema(description = "When it happened.") @Filterable(sortable = true) Instant happenedAt,
    @Schema(description = "Who acted.", examples = "REP") @Filterable ActorKind actorKind,
    @Schema(description = "The rep who acted; only with actorKind REP.")
        @Filterable
        @Reference("rep")
        @Nullable UUID repId,
    @Schema(description = "What was done.", examples = "REPLY") @Filterable ActivityType type,
    @Schema(description = "Which way it went.", examples = "OUTBOUND") @Filterable
        ActivityDirection direction,
    @Schema(description = "Whether the customer can see it.") @Filterable Boolean visibleToCustomer,
    @Schema(description = "Whether a rule sent it rather than somebody.") @Filterable
        Boolean automated,
    @Schema(
            description =
                "Who started it: the customer, or we of our own accord; null when not known.",
            examples = "COMPANY")
        @Filterable
        @Nullable InitiatedBy initiatedBy,
    @Schema(
            description = "Minutes that the rep worked on it; null when none were logged.",
            examples = "12.5")
        @DecimalMin("0")
        @DecimalMax("1440")
        @Nullable BigDecimal minutesWorked,
    @Schema(description = "How the customer took it; null when nobody rated it.") @Filterable
        @Nullable ActivityOutcome outcome) {

  /// Whether people said it to each other: a note is no word of theirs, nor is what a rule sends.
  boolean isMessage() {
    return visibleToCustomer
        && !automated
        && (actorKind == ActorKind.REP && direction == ActivityDirection.OUTBOUND
            || actorKind == ActorKind.CUSTOMER && direction == ActivityDirection.INBOUND);
  }
}
