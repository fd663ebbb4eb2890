package io.bellwether.localstack.demo.acme;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who was asked, and the answer if there was one within the period.
record Asking(Invitation invitation, @Nullable Response response) {

  /// A line of `surveys:import`.
  record Survey(
      String externalId,
      String name,
      String kind,
      String item,
      int scaleMin,
      int scaleMax,
      String direction,
      int threshold) {
    static Survey where(
        String id, String name, String kind, String item, int worst, int best, int favourable) {
      return new Survey(id, name, kind, item, worst, best, "HIGHER_IS_BETTER", favourable);
    }
  }

  /// A line of `invitations:import`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Invitation(
      String externalId,
      String surveyExternalId,
      String accountExternalId,
      @Nullable String caseExternalId,
      Instant sentAt) {}

  /// A line of `responses:import`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Response(
      String externalId,
      String surveyExternalId,
      String accountExternalId,
      @Nullable String caseExternalId,
      @Nullable String repExternalId,
      String invitationExternalId,
      int score,
      Instant respondedAt) {}

  static Asking unanswered(Invitation invitation) {
    return new Asking(invitation, null);
  }

  static Asking answered(
      Invitation invitation, Survey survey, @Nullable String rep, double feeling, Instant at) {
    if (!Period.contains(at)) {
      return unanswered(invitation);
    }
    var score = (int) Math.clamp(Math.round(feeling), survey.scaleMin(), survey.scaleMax());
    return new Asking(
        invitation,
        new Response(
            invitation.externalId(),
            survey.externalId(),
            invitation.accountExternalId(),
            invitation.caseExternalId(),
            rep,
            invitation.externalId(),
            score,
            at));
  }
}
