package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The cases that came in after a release and name it. The accounts that paid as it came are on the
/// first of them.
final class ToldReleaseCase implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.RELEASE_CASE;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var rows = new ArrayList<SlowRow>();
    for (var release : sources.all("release")) {
      var row = release.with("release_id", release.id().toString()).with("as_of", sources.asOf());
      var first = row.with("accounts", paying(sources, release));
      var cases =
          sources.stream("support_case")
              .filter(aCase -> release.id().equals(aCase.uuid("release_id")))
              .filter(aCase -> !aCase.time("created_at").isBefore(release.time("released_at")))
              .sorted(SourceRows.inOrder("created_at"))
              .toList();
      if (cases.isEmpty()) {
        rows.add(first);
      }
      for (var aCase : cases) {
        rows.add(
            (aCase.equals(cases.getFirst()) ? first : row)
                .with("case_id", aCase.id())
                .with("created_at", aCase.get("created_at"))
                .with("case_type", aCase.get("type")));
      }
    }
    return rows;
  }

  private static long paying(SourceRows sources, SlowRow release) {
    var at = release.time("released_at");
    return new ToldAccountMrr()
        .rows(sources).stream()
            .filter(step -> Objects.requireNonNull(step.number("mrr_minor")).signum() > 0)
            .filter(
                step -> !step.time("valid_from").isAfter(at) && step.time("valid_to").isAfter(at))
            .map(step -> step.get("account_id"))
            .distinct()
            .count();
  }
}
