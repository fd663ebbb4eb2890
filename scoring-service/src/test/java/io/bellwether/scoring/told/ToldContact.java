package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.slow.SlowRow;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// What customers did without us, with the next case of their account, the one of the same instant
/// included.
///
/// @param at the column that says when
record ToldContact(Fact fact, String at) implements ToldFact {

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    return sources.stream(fact.name())
        .map(
            row ->
                sources.stream("support_case")
                    .filter(aCase -> row.has("account_id"))
                    .filter(aCase -> Objects.equals(aCase.get("account_id"), row.get("account_id")))
                    .map(aCase -> aCase.time("created_at"))
                    .filter(created -> !created.isBefore(row.time(at)))
                    .min(Comparator.naturalOrder())
                    .map(created -> row.with("contacted_at", created))
                    .orElse(row)
                    .with("as_of", sources.asOf()))
        .toList();
  }
}
