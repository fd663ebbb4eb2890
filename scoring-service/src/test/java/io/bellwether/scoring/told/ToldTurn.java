package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.OPEN_END;
import static io.bellwether.scoring.told.SourceRows.earlier;
import static io.bellwether.scoring.told.SourceRows.later;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Whose turn it was in an open case, word by word.
final class ToldTurn implements ToldFact {

  /// From one word to the next.
  private record Turn(
      boolean ours,
      LocalDateTime from,
      LocalDateTime to,
      LocalDateTime since,
      LocalDateTime answered,
      boolean isAnswered) {}

  @Override
  public Fact fact() {
    return SupportFacts.CASE_TURN;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var rows = new ArrayList<SlowRow>();
    for (var aCase : sources.all("support_case")) {
      var ofCase = new ArrayList<SlowRow>();
      var turns = turns(sources, aCase);
      var priorities = HavingPriority.of(sources, aCase);
      for (var open : ToldCaseOpen.of(sources, aCase)) {
        for (var turn : turns) {
          if (!turn.from().isBefore(open.to()) || !turn.to().isAfter(open.from())) {
            continue;
          }
          var begin = later(turn.from(), open.from());
          var end = earlier(turn.to(), open.to());
          for (var having : priorities) {
            if (!having.from().isBefore(end) || !having.to().isAfter(begin)) {
              continue;
            }
            var from = later(begin, having.from());
            var to = earlier(end, having.to());
            var isAnswered = turn.isAnswered() && turn.to().equals(to);
            ofCase.add(
                sources
                    .about(aCase)
                    .with("awaiting", turn.ours() ? "US" : "CUSTOMER")
                    .with("since_at", turn.since())
                    .with("last_response_at", turn.answered())
                    .with("valid_from", from)
                    .with("valid_to", to)
                    .with("priority", having.priority())
                    .with("answered", isAnswered)
                    .with(
                        "business_seconds",
                        isAnswered ? sources.workingSeconds(aCase, turn.since(), turn.to()) : null)
                    .with("rep_id", open.rep())
                    .with("team_id", sources.team(open.rep()))
                    .with("as_of", sources.asOf()));
          }
        }
      }
      withWhoWasLeft(ofCase).stream()
          .map(turn -> withWorkingTime(sources, aCase, turn))
          .forEach(rows::add);
    }
    return rows;
  }

  /// Whoever was not answered, and has no later turn in the same wait.
  private static List<SlowRow> withWhoWasLeft(List<SlowRow> ofCase) {
    return ofCase.stream()
        .map(
            turn ->
                turn.with(
                    "left_unanswered",
                    !turn.isTrue("answered")
                        && ofCase.stream()
                            .filter(other -> other.time("since_at").equals(turn.time("since_at")))
                            .noneMatch(
                                other ->
                                    other.time("valid_from").isAfter(turn.time("valid_from")))))
        .toList();
  }

  /// Who is left waits until the case is resolved, or as far as the facts go.
  private static SlowRow withWorkingTime(SourceRows sources, SlowRow aCase, SlowRow turn) {
    var since = turn.time("since_at");
    return turn.isTrue("left_unanswered")
        ? turn.with(
            "business_seconds_without_answer",
            sources.workingSeconds(
                aCase, since, later(since, earlier(turn.time("valid_to"), sources.asOf()))))
        : turn;
  }

  private static List<Turn> turns(SourceRows sources, SlowRow aCase) {
    var created = aCase.time("created_at");
    var ours = true;
    var since = created;
    var answered = created;
    var from = created;
    var turns = new ArrayList<Turn>();
    for (var word : words(sources, aCase, created).entrySet()) {
      var now = word.getKey();
      var isAnswer = word.getValue();
      turns.add(new Turn(ours, from, now, since, answered, isAnswer == ours));
      from = now;
      if (isAnswer) {
        answered = now;
      }
      if (isAnswer == ours) {
        ours = !isAnswer;
        since = now;
      }
    }
    turns.add(new Turn(ours, from, OPEN_END, since, answered, false));
    return turns;
  }

  /// What people said after the creation, and whether it was an answer of ours; of words at the
  /// same instant ours counts.
  private static TreeMap<LocalDateTime, Boolean> words(
      SourceRows sources, SlowRow aCase, LocalDateTime created) {
    var words = new TreeMap<LocalDateTime, Boolean>();
    sources.activities(aCase).stream()
        .filter(act -> act.isTrue("visible_to_customer") && !act.isTrue("automated"))
        .filter(act -> !act.is("actor_kind", "BOT") && !act.is("direction", "INTERNAL"))
        .filter(act -> act.time("happened_at").isAfter(created))
        .forEach(
            act ->
                words.merge(
                    act.time("happened_at"), act.is("direction", "OUTBOUND"), Boolean::logicalOr));
    return words;
  }
}
