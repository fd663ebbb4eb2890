package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.OPEN_END;
import static io.bellwether.scoring.told.SourceRows.later;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The times in which a case was open and had the same rep, by walking through what happened.
final class ToldCaseOpen implements ToldFact {

  private static final Set<String> ENDS = Set.of("RESOLVED", "CLOSED", "MERGED");

  private final Fact fact;
  private final Set<String> ends;

  private ToldCaseOpen(Fact fact, Set<String> ends) {
    this.fact = fact;
    this.ends = ends;
  }

  static ToldCaseOpen open() {
    return new ToldCaseOpen(SupportFacts.CASE_OPEN, ENDS);
  }

  /// A resolution alone ends nothing.
  static ToldCaseOpen unclosed() {
    return new ToldCaseOpen(SupportFacts.CASE_UNCLOSED, Set.of("CLOSED", "MERGED"));
  }

  /// @param closing null while it is open
  record Open(
      String opening,
      @Nullable String closing,
      LocalDateTime from,
      LocalDateTime to,
      @Nullable UUID rep,
      int handovers) {

    Open end(String how, LocalDateTime at) {
      return new Open(opening, how, from, at, rep, handovers);
    }

    /// From nobody there is nothing to hand over.
    Open handOver(@Nullable UUID next, LocalDateTime at) {
      return new Open("ASSIGNED", null, at, OPEN_END, next, handovers + (rep == null ? 0 : 1));
    }

    boolean isEnded() {
      return closing != null && !closing.equals("REASSIGNED");
    }

    boolean isHandedTo(Open next) {
      return "REASSIGNED".equals(closing) && next.opening().equals("ASSIGNED");
    }
  }

  @Override
  public Fact fact() {
    return fact;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var rows = new ArrayList<SlowRow>();
    for (var aCase : sources.all("support_case")) {
      var all = of(sources, aCase, ends);
      for (int i = 0; i < all.size(); i++) {
        var open = all.get(i);
        rows.add(
            sources
                .about(aCase)
                .with("opening", open.opening())
                .with("closing", open.closing())
                .with("from_other_team", i > 0 && changesTeam(sources, all.get(i - 1), open))
                .with(
                    "to_other_team",
                    i + 1 < all.size() && changesTeam(sources, open, all.get(i + 1)))
                .with("valid_from", open.from())
                .with("valid_to", open.to())
                .with("handovers", open.handovers())
                .with("rep_id", open.rep())
                .with("team_id", sources.team(open.rep())));
      }
    }
    return rows;
  }

  private static boolean changesTeam(SourceRows sources, Open before, Open after) {
    return before.isHandedTo(after)
        && !Objects.equals(sources.team(before.rep()), sources.team(after.rep()));
  }

  /// At the same instant an assignment comes before what ends the case.
  static List<Open> of(SourceRows sources, SlowRow aCase) {
    return of(sources, aCase, ENDS);
  }

  private static List<Open> of(SourceRows sources, SlowRow aCase, Set<String> ends) {
    var states = states(sources, aCase, ends);
    var had = Having.of(sources, aCase);
    var times = new TreeSet<>(states.keySet());
    had.forEach(having -> times.add(having.since()));
    var rows = new ArrayList<Open>();
    var created = aCase.time("created_at");
    Open open = new Open("CREATED", null, created, OPEN_END, Having.at(had, created), 0);
    for (var now : times) {
      var rep = Having.at(had, now);
      if (open != null && !Objects.equals(open.rep(), rep)) {
        rows.add(open.end("REASSIGNED", now));
        open = open.handOver(rep, now);
      }
      var state = states.get(now);
      if (state != null && open != null && !state.equals("REOPENED")) {
        rows.add(open.end(state, now));
        open = null;
      } else if ("REOPENED".equals(state) && open == null) {
        open = new Open("REOPENED", null, now, OPEN_END, rep, 0);
      }
    }
    if (open != null) {
      rows.add(open);
    }
    return rows;
  }

  /// What a case was turned into at each instant: what happened before its creation counts as of
  /// then, the last of it; of what happened at once that which ends the case.
  private static TreeMap<LocalDateTime, String> states(
      SourceRows sources, SlowRow aCase, Set<String> ends) {
    var states = new TreeMap<LocalDateTime, String>();
    sources.events(aCase).stream()
        .filter(
            event ->
                event.is("kind", "REOPENED") || ends.contains(String.valueOf(event.text("kind"))))
        .sorted(
            Comparator.comparing((SlowRow event) -> event.time("happened_at"))
                .thenComparing(event -> !event.is("kind", "REOPENED"))
                .thenComparing(event -> String.valueOf(event.text("kind"))))
        .forEach(
            event ->
                states.put(
                    later(event.time("happened_at"), aCase.time("created_at")),
                    String.valueOf(event.text("kind"))));
    return states;
  }
}
