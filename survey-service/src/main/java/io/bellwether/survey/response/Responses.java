package io.bellwether.survey.response;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.Copy;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// The responses to a tenant's surveys.
@Singleton
public class Responses implements CollectionDefinition<Response> {

  @Override
  public Description<Response> describe() {
    return Description.of("responses", "response", Response.class, "One answer to a survey.")
        .inTable("survey_response")
        .ofPerson("contact");
  }

  @Override
  public void check(Response draft, References references, Violations violations) {
    var min = references.valueOf("surveyId", draft.surveyId(), "scaleMin");
    var max = references.valueOf("surveyId", draft.surveyId(), "scaleMax");
    if (min instanceof Integer lowest && max instanceof Integer highest) {
      mustBeOnScale(violations, "score", draft.score(), lowest, highest);
      mustBeOnScale(violations, "firstScore", draft.firstScore(), lowest, highest);
    }
    violations.notBefore("editedAt", draft.editedAt(), "respondedAt", draft.respondedAt());
    violations.agree(
        references, "invitationId", draft.invitationId(), "surveyId", draft.surveyId());
    violations.agree(
        references, "invitationId", draft.invitationId(), "accountId", draft.accountId());
  }

  private static void mustBeOnScale(
      Violations violations, String field, @Nullable Integer score, int lowest, int highest) {
    violations.unless(
        score == null || (lowest <= score && score <= highest),
        field,
        score,
        "a score on the survey's scale, %d to %d".formatted(lowest, highest));
  }

  /// Who changes an answer does not change what was answered first.
  @Override
  public Response derive(Response draft) {
    return draft.firstScore() == null ? Copy.with(draft, "firstScore", draft.score()) : draft;
  }
}
