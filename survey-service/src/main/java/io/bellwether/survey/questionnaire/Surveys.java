package io.bellwether.survey.questionnaire;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.Copy;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The surveys of a tenant.
@Singleton
public class Surveys implements CollectionDefinition<Survey> {

  private static final int NPS_MIN = 0;
  private static final int NPS_MAX = 10;

  @Override
  public Description<Survey> describe() {
    return Description.of("surveys", "survey", Survey.class, "A question with a scale.");
  }

  @Override
  public void check(Survey draft, References references, Violations violations) {
    violations.unless(
        draft.scaleMin() < draft.scaleMax(),
        "scaleMax",
        draft.scaleMax(),
        "more than scaleMin %d".formatted(draft.scaleMin()));
    // Promoters and detractors are defined on 0 to 10 only.
    violations.unless(
        draft.kind() != SurveyKind.NPS
            || (draft.scaleMin() == NPS_MIN && draft.scaleMax() == NPS_MAX),
        "scaleMin",
        "%d to %d".formatted(draft.scaleMin(), draft.scaleMax()),
        "0 to 10 for a survey of kind NPS");
    violations.unless(
        draft.kind() != SurveyKind.NPS || draft.direction() != Direction.LOWER_IS_BETTER,
        "direction",
        draft.direction(),
        "HIGHER_IS_BETTER, as kind is 'NPS'");
    var threshold = draft.threshold();
    violations.unless(
        threshold == null || (draft.scaleMin() <= threshold && threshold <= draft.scaleMax()),
        "threshold",
        threshold,
        "a score on the scale, %d to %d".formatted(draft.scaleMin(), draft.scaleMax()));
  }

  @Override
  public Survey derive(Survey draft) {
    return draft.kind() == SurveyKind.NPS
        ? Copy.with(draft, "direction", Direction.HIGHER_IS_BETTER)
        : draft;
  }
}
