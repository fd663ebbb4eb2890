package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.earlier;
import static io.bellwether.scoring.told.SourceRows.later;
import static io.bellwether.scoring.told.SourceRows.orOpen;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How long each case was in each stage before its first end.
final class ToldResolutionStage implements ToldFact {

  /// A case as it came to its first end, with the seconds in each stage before.
  private record Ended(
      SlowRow of,
      ToldCaseOpen.Open open,
      Map<Optional<Object>, Long> spent,
      @Nullable Long worked,
      Map<Optional<Object>, Long> workedThere) {}

  @Override
  public Fact fact() {
    return SupportFacts.RESOLUTION_STAGE;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var firstEnds = new ArrayList<Ended>();
    for (var aCase : sources.all("support_case")) {
      ToldResolution.ends(sources, aCase).stream()
          .limit(1)
          .map(ToldResolution.End::open)
          .forEach(open -> firstEnds.add(ended(sources, aCase, open)));
    }
    var stages = new HashSet<Optional<Object>>();
    firstEnds.forEach(
        ended -> {
          stages.addAll(ended.spent().keySet());
          stages.addAll(ended.workedThere().keySet());
        });
    var rows = new ArrayList<SlowRow>();
    for (var ended : firstEnds) {
      var open = ended.open();
      var whole = seconds(ended.of(), open.to());
      for (var stage : stages) {
        var seconds = ended.spent().getOrDefault(stage, 0L);
        var worked = ended.worked();
        var workedThere = ended.workedThere().getOrDefault(stage, 0L);
        rows.add(
            sources
                .about(ended.of())
                .with("stage", stage.orElse(null))
                .with("created_at", ended.of().get("created_at"))
                .with("resolved_at", open.to())
                .with("closing", open.closing())
                .with("seconds", seconds)
                .with("seconds_in_others", whole - seconds)
                .with("resolution_seconds", whole)
                .with("business_seconds", worked == null ? null : workedThere)
                .with("business_seconds_in_others", worked == null ? null : worked - workedThere)
                .with("resolution_business_seconds", worked)
                .with("rep_id", open.rep())
                .with("team_id", sources.team(open.rep())));
      }
    }
    return rows;
  }

  private static Ended ended(SourceRows sources, SlowRow aCase, ToldCaseOpen.Open open) {
    var worked = sources.workingSeconds(aCase, aCase.time("created_at"), open.to());
    return new Ended(
        aCase,
        open,
        spent(sources, aCase, open.to()),
        worked,
        worked == null ? Map.of() : worked(sources, aCase, open.to(), worked));
  }

  /// The same by the hours of the calendar.
  private static Map<Optional<Object>, Long> worked(
      SourceRows sources, SlowRow aCase, LocalDateTime end, long whole) {
    var worked = new HashMap<Optional<Object>, Long>();
    long left = whole;
    for (var stay : sources.ofCase("case_interval", "valid_from", aCase.id())) {
      var from = later(stay.time("valid_from"), aCase.time("created_at"));
      var to = earlier(orOpen(stay.at("valid_to")), end);
      if (ToldStay.isInAStage(stay) && from.isBefore(to)) {
        long seconds = Objects.requireNonNull(sources.workingSeconds(aCase, from, to));
        worked.merge(Optional.ofNullable(stay.get("value")), seconds, Long::sum);
        left -= seconds;
      }
    }
    if (left > 0) {
      worked.merge(Optional.empty(), left, Long::sum);
    }
    return worked;
  }

  /// Stage by stage on the clock that starts with the case; what is left is in no stage.
  private static Map<Optional<Object>, Long> spent(
      SourceRows sources, SlowRow aCase, LocalDateTime end) {
    var spent = new HashMap<Optional<Object>, Long>();
    long left = seconds(aCase, end);
    for (var stay : sources.ofCase("case_interval", "valid_from", aCase.id())) {
      var from = later(stay.time("valid_from"), aCase.time("created_at"));
      var to = earlier(orOpen(stay.at("valid_to")), end);
      if (ToldStay.isInAStage(stay) && from.isBefore(to)) {
        var seconds = seconds(aCase, to) - seconds(aCase, from);
        spent.merge(Optional.ofNullable(stay.get("value")), seconds, Long::sum);
        left -= seconds;
      }
    }
    if (left > 0 || spent.isEmpty()) {
      spent.merge(Optional.empty(), left, Long::sum);
    }
    return spent;
  }

  private static long seconds(SlowRow aCase, LocalDateTime until) {
    return Duration.between(aCase.time("created_at"), until).toSeconds();
  }
}
