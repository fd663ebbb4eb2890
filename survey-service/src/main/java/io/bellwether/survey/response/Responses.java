package io.bellwether.survey.response;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The responses to a tenant's surveys.
@Singleton
public class Responses implements CollectionDefinition<Response> {

  @Override
  public Description<Response> describe() {
    return Description.of("responses", "response", Response.class, "One answer to a survey.")
        .inTable("survey_response");
  }

  @Override
  public void check(Response draft, References references, Violations violations) {
    var min = references.valueOf("surveyId", draft.surveyId(), "scaleMin");
    var max = references.valueOf("surveyId", draft.surveyId(), "scaleMax");
    if (min instanceof Integer lowest && max instanceof Integer highest) {
      violations.unless(
          lowest <= draft.score() && draft.score() <= highest,
          "score",
          draft.score(),
          "a score on the survey's scale, %d to %d".formatted(lowest, highest));
    }
  }
}
