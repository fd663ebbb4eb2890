package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.earlier;
import static io.bellwether.scoring.told.SourceRows.orOpen;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An account that a known issue concerned, by being told of it or by asking.
final class ToldIssueContact implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.ISSUE_CONTACT;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var rows = new ArrayList<SlowRow>();
    for (var issue : sources.all("known_issue")) {
      var notices =
          sources.stream("known_issue_notice")
              .filter(notice -> issue.id().equals(notice.uuid("known_issue_id")))
              .toList();
      var asking =
          sources.stream("support_case")
              .filter(aCase -> issue.has("linked_defect_id") && aCase.has("account_id"))
              .filter(
                  aCase ->
                      Objects.equals(aCase.get("linked_defect_id"), issue.get("linked_defect_id")))
              .toList();
      Stream.concat(notices.stream(), asking.stream())
          .map(row -> Objects.requireNonNull(row.uuid("account_id")))
          .distinct()
          .forEach(
              account -> {
                var told = first(notices, account, "notified_at");
                var asked = first(asking, account, "created_at");
                rows.add(
                    new SlowRow(issue.id(), Map.of())
                        .with("known_issue_id", issue.id())
                        .with("product_area", issue.get("product_area"))
                        .with("account_id", account)
                        .with("notified_at", told)
                        .with("asked_at", asked)
                        .with("concerned_at", earlier(orOpen(told), orOpen(asked))));
              });
    }
    return rows;
  }

  private static @Nullable LocalDateTime first(List<SlowRow> rows, UUID account, String time) {
    return rows.stream()
        .filter(row -> account.equals(row.uuid("account_id")))
        .map(row -> row.time(time))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
