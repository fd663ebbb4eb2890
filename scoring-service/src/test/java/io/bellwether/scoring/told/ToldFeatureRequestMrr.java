package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A request for a feature as often as its account pays one amount and then another.
final class ToldFeatureRequestMrr implements ToldFact {

  private static final List<String> OF_STEP =
      List.of("mrr_minor", "currency", "valid_from", "valid_to");

  @Override
  public Fact fact() {
    return SupportFacts.FEATURE_REQUEST_MRR;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var steps = new ToldAccountMrr().rows(sources);
    var rows = new ArrayList<SlowRow>();
    ToldFeatureRequest.requests(sources)
        .filter(request -> request.has("account_id"))
        .forEach(
            request -> {
              for (var step : steps) {
                if (step.id().equals(request.uuid("account_id"))
                    && Objects.requireNonNull(step.number("mrr_minor")).signum() > 0) {
                  var row = request;
                  for (var column : OF_STEP) {
                    row = row.with(column, step.get(column));
                  }
                  rows.add(row);
                }
              }
            });
    return rows;
  }
}
