package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.List;

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
                sources.withCase(
                    cost, sources.find("support_case", cost.uuid("case_id")), "case_type"))
        .toList();
  }
}
