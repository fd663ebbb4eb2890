package io.bellwether.scoring.priority;

import io.bellwether.kit.testing.CommittedDocument;
import org.junit.jupiter.api.Test;

/// The published formula is the one that is computed.
class PriorityReferenceTest {

  @Test
  void the_page_names_every_factor_with_its_scale_and_usual_weight() {
    var page = new StringBuilder();
    page.append("# Case priorities\n\n");
    page.append("`GET /v1/case-priorities` orders the open cases of a moment. Priority: ");
    page.append(Priority.FORMULA).append(" (`").append(Priority.DEFINITION).append("`). ");
    page.append("What is not known has no points and no share; `missingWeight` says how much. ");
    page.append("A tenant changes its weights with `PATCH /v1/tenant-settings`, for example ");
    page.append("`{\"priorityWeights\": {\"value\": 40, \"effort\": 0}}`; null is the usual one. ");
    page.append("Generated from the code by `PriorityReferenceTest`.\n\n");
    page.append("| factor | value in | points, linear in between | usual weight |\n");
    page.append("|---|---|---|---|\n");
    for (var factor : Factor.values()) {
      page.append(
          "| %s | %s | %s | %.0f |\n"
              .formatted(
                  factor.wireName(),
                  factor.unit(),
                  factor.scale(),
                  PriorityWeights.USUAL.of(factor)));
    }
    CommittedDocument.at("../docs/case-priorities.md").isServed(page.toString());
  }
}
