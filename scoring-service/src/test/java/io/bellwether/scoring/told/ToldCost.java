package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.List;
import java.util.Objects;

/// A cost with the case that it was for.
final class ToldCost implements ToldFact {

  @Override
  public Fact fact() {
    return Facts.COST;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    return sources.stream("cost")
        .map(
            cost ->
                sources
                    .withCase(cost, sources.find("support_case", cost.uuid("case_id")), "case_type")
                    .with("also_with_overhead", alsoWithOverhead(sources, cost)))
        .toList();
  }

  /// Whether its case has a cost of the same service with overhead, which this one is without.
  static boolean alsoWithOverhead(SourceRows sources, SlowRow cost) {
    var caseId = cost.uuid("case_id");
    return caseId != null
        && "DIRECT".equals(cost.text("cost_basis"))
        && sources.ofCase("cost", "incurred_on", caseId).stream()
            .anyMatch(
                other ->
                    "LOADED".equals(other.text("cost_basis"))
                        && Objects.equals(other.text("service_type"), cost.text("service_type")));
  }
}
