package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.OPEN_END;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A request for a feature, with what its account pays by now on the first for the same reason and
/// product area.
final class ToldFeatureRequest implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.FEATURE_REQUEST;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var paying =
        new ToldAccountMrr()
            .rows(sources).stream()
                .filter(step -> Objects.requireNonNull(step.number("mrr_minor")).signum() > 0)
                .filter(step -> step.time("valid_to").equals(OPEN_END))
                .toList();
    var seen = new HashSet<String>();
    return sources.stream("support_case")
        .filter(aCase -> aCase.is("type", "FEATURE_REQUEST"))
        .sorted(SourceRows.inOrder("created_at"))
        .map(
            aCase -> {
              var steps =
                  paying.stream()
                      .filter(
                          step -> Objects.equals(step.get("account_id"), aCase.get("account_id")))
                      .toList();
              var asked =
                  "%s %s %s"
                      .formatted(
                          aCase.get("account_id"), aCase.get("reason"), aCase.get("product_area"));
              return sources
                  .about(aCase)
                  .with("created_at", aCase.get("created_at"))
                  .with("mrr_minor", seen.add(asked) ? sum(steps) : null)
                  .with("currency", currency(steps));
            })
        .toList();
  }

  private static @Nullable Object sum(List<SlowRow> steps) {
    return steps.stream()
        .map(step -> Objects.requireNonNull(step.number("mrr_minor")))
        .reduce(BigDecimal::add)
        .orElse(null);
  }

  private static @Nullable Object currency(List<SlowRow> steps) {
    return switch (steps.size()) {
      case 0 -> null;
      case 1 -> steps.getFirst().get("currency");
      default -> "several";
    };
  }
}
