package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.orOpen;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import io.bellwether.scoring.told.ToldCaseOpen.Open;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Each time that a case came to an end, and whether it held.
final class ToldResolution implements ToldFact {

  /// @param since when it had ended before, null for the first time
  record End(int nth, Open open, @Nullable LocalDateTime since, boolean isLast) {}

  @Override
  public Fact fact() {
    return SupportFacts.RESOLUTION;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var rows = new ArrayList<SlowRow>();
    for (var aCase : sources.all("support_case")) {
      for (var end : ends(sources, aCase)) {
        rows.add(row(sources, aCase, end));
      }
    }
    return rows;
  }

  static List<End> ends(SourceRows sources, SlowRow aCase) {
    var ended = ToldCaseOpen.of(sources, aCase).stream().filter(Open::isEnded).toList();
    var ends = new ArrayList<End>();
    for (int i = 0; i < ended.size(); i++) {
      ends.add(
          new End(
              i + 1, ended.get(i), i == 0 ? null : ended.get(i - 1).to(), i == ended.size() - 1));
    }
    return ends;
  }

  /// What reps did after the end before, and up to this one.
  static List<SlowRow> work(SourceRows sources, SlowRow aCase, End end) {
    return sources.work(aCase).stream()
        .filter(act -> end.since() == null || act.time("happened_at").isAfter(end.since()))
        .filter(act -> !act.time("happened_at").isAfter(end.open().to()))
        .toList();
  }

  private static SlowRow row(SourceRows sources, SlowRow aCase, End end) {
    var at = end.open().to();
    var reopened =
        ToldCaseOpen.of(sources, aCase).stream()
            .filter(open -> open.opening().equals("REOPENED") && !open.from().isBefore(at))
            .map(Open::from)
            .min(Comparator.naturalOrder())
            .orElse(null);
    var work = work(sources, aCase, end);
    var written =
        sources.events(aCase).stream()
            .filter(event -> event.is("kind", "RESOLVED") || event.is("kind", "CLOSED"))
            .filter(event -> !event.time("happened_at").isBefore(at))
            .filter(event -> event.time("happened_at").isBefore(orOpen(reopened)))
            .toList();
    var documented = written.stream().filter(e -> e.has("documentation_complete")).toList();
    return sources
        .about(aCase)
        .with("created_at", aCase.get("created_at"))
        .with("resolved_at", at)
        .with("closing", end.open().closing())
        .with("nth", end.nth())
        .with("is_last", end.isLast())
        .with("reopened_at", reopened)
        .with("repeated_at", repeated(sources, aCase, at))
        .with("business_seconds", businessSeconds(aCase, at))
        .with("activities", work.size())
        .with("activities_of_rep", ofRep(work, end.open().rep()))
        .with("handovers", handovers(sources, aCase, end))
        .with(
            "minutes_worked",
            work.stream()
                .map(act -> act.number("minutes_worked"))
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null))
        .with(
            "documentation_complete",
            documented.isEmpty()
                ? null
                : documented.stream().anyMatch(e -> e.isTrue("documentation_complete")))
        .with("with_article", written.stream().anyMatch(event -> event.has("article_id")))
        .with("root_cause", lastSaid(written, "root_cause"))
        .with("ended_by", lastSaid(written, "actor_kind"))
        .with("rep_id", end.open().rep())
        .with("team_id", sources.team(end.open().rep()))
        .with("as_of", sources.asOf());
  }

  private static @Nullable Object ofRep(List<SlowRow> work, @Nullable UUID rep) {
    return rep == null ? null : work.stream().filter(act -> rep.equals(act.uuid("rep_id"))).count();
  }

  /// How often a rep passed it on since it came in, or came in again.
  private static long handovers(SourceRows sources, SlowRow aCase, End end) {
    return ToldCaseOpen.of(sources, aCase).stream()
        .filter(open -> "REASSIGNED".equals(open.closing()) && open.rep() != null)
        .filter(open -> end.since() == null || !open.from().isBefore(end.since()))
        .filter(open -> !open.to().isAfter(end.open().to()))
        .count();
  }

  /// At the same instant a closing comes after a resolution.
  private static @Nullable Object lastSaid(List<SlowRow> written, String column) {
    return written.stream()
        .filter(event -> event.has(column))
        .max(
            Comparator.comparing((SlowRow event) -> event.time("happened_at"))
                .thenComparing(event -> event.is("kind", "CLOSED"))
                .thenComparing(event -> event.id().toString()))
        .map(event -> event.get(column))
        .orElse(null);
  }

  /// By a case of the same account for the same reason, or one that says that it is a repeat.
  private static @Nullable Object repeated(SourceRows sources, SlowRow aCase, LocalDateTime at) {
    return sources.stream("support_case")
        .filter(
            again ->
                aCase.id().equals(again.uuid("repeat_of_id")) || isOfTheSameReason(again, aCase))
        .map(again -> again.time("created_at"))
        .filter(created -> created.isAfter(at))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static boolean isOfTheSameReason(SlowRow again, SlowRow aCase) {
    return again.has("account_id")
        && again.has("reason")
        && Objects.equals(again.get("account_id"), aCase.get("account_id"))
        && Objects.equals(again.get("reason"), aCase.get("reason"));
  }

  private static @Nullable Object businessSeconds(SlowRow aCase, LocalDateTime at) {
    if (at.equals(aCase.at("first_resolved_at"))) {
      return aCase.get("first_resolution_business_seconds");
    }
    return at.equals(aCase.at("resolved_at")) ? aCase.get("resolution_business_seconds") : null;
  }
}
