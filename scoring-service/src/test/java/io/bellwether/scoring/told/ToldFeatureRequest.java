package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.List;
import java.util.stream.Stream;

/// A request for a feature.
final class ToldFeatureRequest implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.FEATURE_REQUEST;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    return requests(sources).toList();
  }

  static Stream<SlowRow> requests(SourceRows sources) {
    return sources.stream("support_case")
        .filter(aCase -> aCase.is("type", "FEATURE_REQUEST"))
        .map(aCase -> sources.about(aCase).with("created_at", aCase.get("created_at")));
  }
}
