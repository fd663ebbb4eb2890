package io.bellwether.cases.supportcase;

import io.bellwether.cases.following.CaseBeginning;
import io.bellwether.cases.history.CaseStart;
import io.bellwether.cases.history.CaseStatus;
import io.bellwether.cases.history.Priority;
import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Personal;
import io.bellwether.kit.collection.ReadOnly;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A question or report of a customer. Its state follows from its events.
public record SupportCase(
    @Schema(description = "The customer; null when nobody knows whose case it is.")
        @Filterable
        @Reference("account")
        @Nullable UUID accountId,
    @Schema(
            description =
                "Who asked, one of the account's contacts; null when not known. Contacts are kept"
                    + " elsewhere, so it is not looked up.")
        @Filterable
        @Reference("contact")
        @Nullable UUID contactId,
    @Schema(description = "When the customer raised it.") @Filterable(sortable = true)
        Instant createdAt,
    @Schema(description = "How it reached us.", examples = "EMAIL") @Filterable CaseChannel channel,
    @Schema(description = "What it is about.", examples = "HOW_TO") @Filterable CaseType type,
    @Schema(description = "How badly the customer is affected.", examples = "HIGH") @Filterable
        @Nullable Severity severity,
    @Schema(
            description =
                "How soon it was to be worked on when it came in; later changes are events.",
            examples = "NORMAL")
        @Filterable
        @Nullable Priority priority,
    @Schema(
            description =
                "Service tier that was promised when it came in; null means the tenant's usual one.",
            examples = "GOLD")
        @Filterable
        @Code
        @Nullable String serviceTier,
    @Schema(
            description = "What it says, for people. Never leaves this service in the feed.",
            examples = "Export fails")
        @Personal
        @Size(min = 1, max = 500)
        @Nullable String subject,
    @Schema(description = "From where the customer asked for help.", examples = "IN_APP")
        @Filterable
        @Nullable AccessPoint accessPoint,
    @Schema(
            description = "Why the customer came, as a code of the tenant's own.",
            examples = "LOGIN")
        @Filterable
        @Code
        @Nullable String reason,
    @Schema(
            description = "Part of the product, as a code of the tenant's own.",
            examples = "REPORTING")
        @Filterable
        @Code
        @Nullable String productArea,
    @Schema(description = "The release that the customer uses.") @Filterable @Reference("release")
        @Nullable UUID releaseId,
    @Schema(description = "Who saw the need first.", examples = "CUSTOMER") @Filterable
        @Nullable CaseOrigin origin,
    @Schema(
            description = "Key of the defect that causes it, in the tenant's tracker.",
            examples = "BUG-1234")
        @Filterable
        @Code
        @Nullable String linkedDefectId,
    @Schema(
            description =
                "The team that took it in; its calendar holds when the service tier has none.")
        @Filterable
        @Reference("team")
        @Nullable UUID teamId,
    @Schema(
            description =
                "Whether all required fields were filled when it came in; null when not known.")
        @Filterable
        @Nullable Boolean requiredFieldsComplete,
    @Schema(
            description =
                "Whether support was asked for that the contract does not entitle to; null when not"
                    + " known.")
        @Filterable
        @Nullable Boolean entitlementRefused,
    @Schema(description = "The earlier case about the same, when this one repeats it.")
        @Filterable
        @Reference("case")
        @Nullable UUID repeatOfId,
    @Schema(
            description =
                "By when the customer was first promised an answer; later promises are events.")
        @Nullable Instant promisedResponseAt,
    @Schema(
            description =
                "By when the customer was first promised a resolution; later promises are events.")
        @Nullable Instant promisedResolveAt,
    @Schema(
            description =
                "OPEN until an event ends it: RESOLVED, CLOSED, or MERGED into another case.")
        @ReadOnly
        @Filterable
        @Nullable CaseStatus status,
    @Schema(description = "When it was resolved the first time; null if never.") @ReadOnly
        @Nullable Instant firstResolvedAt,
    @Schema(description = "When it was last resolved; null while it is open.") @ReadOnly @Filterable
        @Nullable Instant resolvedAt,
    @Schema(description = "When it was last reopened; null if never.") @ReadOnly
        @Nullable Instant reopenedAt,
    @Schema(description = "When it was put away; null while it is not.") @ReadOnly
        @Nullable Instant closedAt,
    @Schema(description = "When it was merged into another case.") @ReadOnly
        @Nullable Instant mergedAt,
    @Schema(description = "The case that it goes on in.") @ReadOnly @Filterable @Reference("case")
        @Nullable UUID mergedIntoId,
    @Schema(description = "Its present stage; null when none was named.") @ReadOnly @Filterable
        @Nullable String stage,
    @Schema(description = "The rep who has it; null when nobody has.")
        @ReadOnly
        @Filterable
        @Reference("rep")
        @Nullable UUID assigneeId,
    @Schema(description = "How soon it is to be worked on by now.") @ReadOnly @Filterable
        @Nullable Priority currentPriority,
    @Schema(description = "By when an answer is promised by now.") @ReadOnly
        @Nullable Instant latestPromisedResponseAt,
    @Schema(description = "By when a resolution is promised by now.") @ReadOnly
        @Nullable Instant latestPromisedResolveAt,
    @Schema(description = "How often a promise was changed.", examples = "1") @ReadOnly
        @Nullable Integer promiseChanges,
    @Schema(
            description =
                "False when an event lies before the creation or reopens what had not ended:"
                    + " something has not arrived, or is wrong.")
        @ReadOnly
        @Filterable
        @Nullable Boolean historyComplete,
    @Schema(
            description =
                "When a person first answered the customer visibly; null when nobody has.")
        @ReadOnly
        @Nullable Instant firstRespondedAt,
    @Schema(description = "The calendar that holds for it; null when there is none.")
        @ReadOnly
        @Filterable
        @Reference("calendar")
        @Nullable UUID calendarId,
    @Schema(description = "Whether it came in during working hours; null without a calendar.")
        @ReadOnly
        @Filterable
        @Nullable Boolean createdInBusinessHours,
    @Schema(
            description =
                "Working seconds from the creation to the first answer; null without a calendar and"
                    + " while there is none.",
            examples = "5400")
        @ReadOnly
        @Nullable Long firstResponseBusinessSeconds,
    @Schema(
            description =
                "Working seconds from the creation to the first resolution; null without a calendar"
                    + " and while there is none.",
            examples = "28800")
        @ReadOnly
        @Nullable Long firstResolutionBusinessSeconds,
    @Schema(
            description =
                "Working seconds from the creation to the last resolution; null without a calendar"
                    + " and while it is open.",
            examples = "28800")
        @ReadOnly
        @Nullable Long resolutionBusinessSeconds,
    @Schema(
            description =
                "When the customer was first told that the case had come in, by a person or a rule;"
                    + " null while nobody did.")
        @ReadOnly
        @Nullable Instant acknowledgedAt,
    @Schema(
            description =
                "Working seconds from the creation to the first acknowledgement; null without a"
                    + " calendar and while there is none.",
            examples = "60")
        @ReadOnly
        @Nullable Long acknowledgementBusinessSeconds) {

  CaseStart start(UUID id) {
    return new CaseStart(
        id, createdAt, serviceTier, teamId, priority, promisedResponseAt, promisedResolveAt);
  }

  /// As it is before anything happened to it.
  SupportCase opened(@Nullable CaseBeginning beginning) {
    return new SupportCase(
        accountId,
        contactId,
        createdAt,
        channel,
        type,
        severity,
        priority,
        serviceTier,
        subject,
        accessPoint,
        reason,
        productArea,
        releaseId,
        origin,
        linkedDefectId,
        teamId,
        requiredFieldsComplete,
        entitlementRefused,
        repeatOfId,
        promisedResponseAt,
        promisedResolveAt,
        CaseStatus.OPEN,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        priority,
        promisedResponseAt,
        promisedResolveAt,
        0,
        true,
        null,
        beginning == null ? null : beginning.calendarId(),
        beginning == null ? null : beginning.inBusinessHours(),
        null,
        null,
        null,
        null,
        null);
  }
}
