package io.bellwether.scoring.coverage;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Writes which question is answered by what as a page for people.
final class CoverageReference {

  private CoverageReference() {}

  /// @param uncut by question, the dimensions that its answers cannot be cut by
  static String of(List<Coverage.Row> rows, Map<String, Set<String>> uncut) {
    var page = new StringBuilder();
    page.append("# Coverage\n\n");
    page.append(
        "What the product is asked, and which metrics and reports answer it: what they claim of ");
    page.append("themselves, put together by `CoverageTest` of scoring-service. ");
    page.append("`GET /v1/coverage` says the same for one tenant and its facts.\n\n");
    page.append("| status | questions |\n|---|---|\n");
    for (var status : Coverage.Status.values()) {
      page.append(
          "| %s | %d |\n"
              .formatted(
                  status.wireName(), rows.stream().filter(r -> r.status() == status).count()));
    }
    for (var status : Coverage.Status.values()) {
      page.append("\n## ").append(status.wireName()).append("\n\n");
      page.append("| id | question | answered by | remark |\n|---|---|---|---|\n");
      rows.stream()
          .filter(row -> row.status() == status)
          .forEach(
              row -> page.append(line(row, uncut.getOrDefault(row.question().id(), Set.of()))));
    }
    return page.toString();
  }

  private static String line(Coverage.Row row, Set<String> uncut) {
    var remark =
        row.status() == Coverage.Status.MISSING || row.reason() == null ? "" : row.reason();
    if (!uncut.isEmpty()) {
      remark += (remark.isEmpty() ? "" : "; ") + "not by " + String.join(", ", uncut);
    }
    return "| %s | %s | %s | %s |\n"
        .formatted(
            row.question().id(),
            row.question().text().replace("|", "\\|"),
            Stream.concat(row.metrics().stream(), row.reports().stream())
                .map(id -> "[%s](metrics.md#%s)".formatted(id, id))
                .collect(joining(", ")),
            remark.replace("|", "\\|"));
  }
}
