package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.orOpen;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a case went.
final class ToldHandling implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.CASE_HANDLING;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    return sources.stream("support_case").map(aCase -> row(sources, aCase)).toList();
  }

  private static SlowRow row(SourceRows sources, SlowRow aCase) {
    var resolved = aCase.at("first_resolved_at");
    var events = sources.events(aCase);
    var routings = events.stream().filter(event -> event.is("kind", "ROUTED")).toList();
    var rep = Having.at(Having.of(sources, aCase), orOpen(resolved));
    return sources
        .about(aCase)
        .with("created_at", aCase.get("created_at"))
        .with("first_resolved_at", resolved)
        .with(
            "replies_to_first_resolution",
            resolved == null
                ? null
                : sources.replies(aCase).stream()
                    .filter(reply -> !reply.time("happened_at").isAfter(resolved))
                    .count())
        .with(
            "first_reopened_at",
            events.stream()
                .filter(event -> event.is("kind", "REOPENED"))
                .map(event -> event.time("happened_at"))
                .filter(at -> resolved != null && at.isAfter(resolved))
                .findFirst()
                .orElse(null))
        .with(
            "escalated_at",
            events.stream()
                .filter(event -> event.is("kind", "ESCALATED"))
                .map(event -> event.time("happened_at"))
                .findFirst()
                .orElse(null))
        .with("routings", routings.size())
        .with("routed_by", routings.isEmpty() ? null : routings.getFirst().get("actor_kind"))
        .with(
            "had_by_another_team",
            routings.isEmpty() ? null : hadByAnotherTeam(sources, aCase, routings.getFirst()))
        .with("promised_resolve_at", aCase.get("promised_resolve_at"))
        .with("promise_changes", aCase.get("promise_changes"))
        .with("slips", aCase.has("promised_resolve_at") ? slips(events, aCase) : null)
        .with("business_seconds", aCase.get("first_resolution_business_seconds"))
        .with("business_seconds_so_far", sources.workingSecondsSoFar(aCase))
        .with(
            "assisted_at",
            sources.work(aCase).isEmpty()
                ? null
                : sources.work(aCase).getFirst().get("happened_at"))
        .with("rep_id", rep)
        .with("team_id", sources.team(rep))
        .with("as_of", sources.asOf());
  }

  /// Nobody can tell without a team.
  private static @Nullable Boolean hadByAnotherTeam(
      SourceRows sources, SlowRow aCase, SlowRow routing) {
    var team = routing.get("team_id");
    return team == null
        ? null
        : Having.of(sources, aCase).stream()
            .filter(having -> !having.since().isBefore(routing.time("happened_at")))
            .map(having -> sources.team(having.rep()))
            .anyMatch(other -> other != null && !other.equals(team));
  }

  /// One promise after the other, as long as there is no resolution.
  private static int slips(List<SlowRow> events, SlowRow aCase) {
    var promised = aCase.time("promised_resolve_at");
    var slips = 0;
    for (var event : inSourceOrder(events)) {
      var next = event.at("promised_resolve_at");
      if (event.is("kind", "PROMISE_CHANGED") && next != null) {
        var resolved = orOpen(aCase.at("first_resolved_at"));
        slips += next.isAfter(promised) && event.time("happened_at").isBefore(resolved) ? 1 : 0;
        promised = next;
      }
    }
    return slips;
  }

  private static List<SlowRow> inSourceOrder(List<SlowRow> events) {
    return events.stream()
        .sorted(
            Comparator.comparing((SlowRow event) -> event.time("happened_at"))
                .thenComparing(
                    event -> event.number("sequence"),
                    Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(event -> event.id().toString()))
        .toList();
  }
}
