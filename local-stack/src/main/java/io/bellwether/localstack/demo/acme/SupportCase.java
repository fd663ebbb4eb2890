package io.bellwether.localstack.demo.acme;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A case and all that happens to it, as far as it happens within the period: the customer raises
/// it, somebody takes it, there are messages and notes, it is resolved, perhaps again.
record SupportCase(NewCase line, List<Event> events, List<Activity> activities) {

  /// A line of `cases:import`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NewCase(
      String externalId,
      String accountExternalId,
      Instant createdAt,
      String channel,
      String type,
      @Nullable String severity,
      String priority,
      String serviceTier,
      String subject,
      @Nullable String productArea) {

    NewCase by(String otherChannel) {
      return new NewCase(
          externalId,
          accountExternalId,
          createdAt,
          otherChannel,
          type,
          severity,
          priority,
          serviceTier,
          subject,
          productArea);
    }
  }

  /// A line of `case-events:import`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Event(
      String externalId,
      String caseExternalId,
      Instant happenedAt,
      String kind,
      @Nullable String stage,
      @Nullable String repExternalId,
      @Nullable String teamExternalId,
      @Nullable String actorKind,
      @Nullable Boolean documentationComplete,
      @Nullable String articleId,
      @Nullable Instant promisedResolveAt,
      @Nullable String rootCause) {}

  /// A line of `activities:import`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Activity(
      String externalId,
      String caseExternalId,
      Instant happenedAt,
      String actorKind,
      @Nullable String repExternalId,
      String type,
      String direction,
      boolean visibleToCustomer,
      boolean automated,
      String initiatedBy,
      @Nullable Integer minutesWorked,
      @Nullable String outcome) {

    /// What is written goes the way on which the case came.
    Activity in(NewCase about) {
      return type.equals("REPLY") && List.of("EMAIL", "CHAT").contains(about.channel())
          ? with(repExternalId, about.channel())
          : this;
    }

    Activity by(String otherRep) {
      return with(otherRep, type);
    }

    private Activity with(@Nullable String rep, String type) {
      return new Activity(
          externalId,
          caseExternalId,
          happenedAt,
          actorKind,
          rep,
          type,
          direction,
          visibleToCustomer,
          automated,
          initiatedBy,
          minutesWorked,
          outcome);
    }
  }

  String id() {
    return line.externalId();
  }

  /// Raised in writing, which waits in a queue until somebody answers.
  boolean isWritten() {
    return List.of("EMAIL", "WEB", "COMMUNITY").contains(line.channel());
  }

  Instant createdAt() {
    return line.createdAt();
  }

  boolean isDefect() {
    return line.type().equals("DEFECT");
  }

  /// Raised by us, to help a new customer.
  boolean isOurCall() {
    return line.type().equals("OTHER");
  }

  /// Who was given it first; null when a bot resolved it.
  @Nullable String rep() {
    return events.stream()
        .filter(event -> event.kind().equals("ASSIGNED"))
        .findFirst()
        .map(Event::repExternalId)
        .orElse(null);
  }

  /// Who had it when it was resolved first; null while it was not, or when a bot resolved it.
  @Nullable String resolver() {
    var resolved = firstResolvedAt();
    return resolved == null ? null : assigneeAt(resolved);
  }

  @Nullable String assigneeAt(Instant at) {
    return events.stream()
        .filter(event -> event.kind().equals("ASSIGNED") && !event.happenedAt().isAfter(at))
        .reduce((_, last) -> last)
        .map(Event::repExternalId)
        .orElse(null);
  }

  @Nullable Instant firstResolvedAt() {
    return events.stream()
        .filter(event -> event.kind().equals("RESOLVED"))
        .map(Event::happenedAt)
        .findFirst()
        .orElse(null);
  }
}
