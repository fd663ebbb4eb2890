package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/// What each release broke and fixed in thirty days.
final class ToldReleaseBalance implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.RELEASE_BALANCE;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var fixes = fixes(sources);
    return sources.stream("release")
        .map(
            release ->
                release
                    .with("release_id", release.id().toString())
                    .with("new_defects", broken(sources, release))
                    .with("fixes", fixes.getOrDefault(release.id(), 0))
                    .with("as_of", sources.asOf()))
        .toList();
  }

  private static int broken(SourceRows sources, SlowRow release) {
    var released = release.time("released_at");
    var defects = sources.stream("support_case").filter(c -> c.is("type", "DEFECT")).toList();
    var known = new HashSet<String>();
    for (var aCase : defects) {
      if (aCase.has("linked_defect_id") && aCase.time("created_at").isBefore(released)) {
        known.add(String.valueOf(aCase.text("linked_defect_id")));
      }
    }
    var broken = new HashSet<String>();
    for (var aCase : defects) {
      var at = aCase.time("created_at");
      if (release.id().equals(aCase.uuid("release_id"))
          && !at.isBefore(released)
          && at.isBefore(released.plusDays(30))) {
        var defect = aCase.text("linked_defect_id");
        broken.add(defect == null ? "case " + aCase.id() : defect);
      }
    }
    broken.removeAll(known);
    return broken.size();
  }

  /// Each fix goes to the release of its area, or of all areas, that came last before it.
  private static HashMap<UUID, Integer> fixes(SourceRows sources) {
    var fixes = new HashMap<UUID, Integer>();
    for (var issue : sources.all("known_issue")) {
      var fixed = issue.at("fixed_at");
      if (fixed == null || fixed.equals(SourceRows.OPEN_END)) {
        continue;
      }
      sources.stream("release")
          .filter(release -> !release.time("released_at").isAfter(fixed))
          .filter(
              release ->
                  !release.has("product_area")
                      || issue.is("product_area", String.valueOf(release.text("product_area"))))
          .max(SourceRows.inOrder("released_at"))
          .filter(release -> fixed.isBefore(within(release)))
          .ifPresent(release -> fixes.merge(release.id(), 1, Integer::sum));
    }
    return fixes;
  }

  private static LocalDateTime within(SlowRow release) {
    return release.time("released_at").plusDays(30);
  }
}
