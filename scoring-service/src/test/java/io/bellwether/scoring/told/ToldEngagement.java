package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was done, with what customers said of the case right after it.
final class ToldEngagement implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.ENGAGEMENT;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var ratings = ratings(sources);
    return sources.stream("activity")
        .map(act -> ToldActivity.row(sources, act).with("survey_rating", ratings.get(act.id())))
        .toList();
  }

  /// By engagement; what is said later counts.
  private static Map<UUID, String> ratings(SourceRows sources) {
    var ratings = new HashMap<UUID, String>();
    sources.stream("response")
        .sorted(SourceRows.inOrder("responded_at"))
        .forEach(
            answer -> {
              var rating = rating(sources, answer);
              var about = about(sources, answer);
              if (rating != null && about != null) {
                ratings.put(about, rating);
              }
            });
    return ratings;
  }

  /// The last thing that a rep did with the customer on the case before the answer.
  private static @Nullable UUID about(SourceRows sources, SlowRow answer) {
    var aCase = sources.find("support_case", answer.uuid("case_id"));
    return aCase == null
        ? null
        : sources.work(aCase).stream()
            .filter(act -> act.isTrue("visible_to_customer"))
            .filter(act -> !act.time("happened_at").isAfter(answer.time("responded_at")))
            .max(SourceRows.inOrder("happened_at"))
            .map(SlowRow::id)
            .orElse(null);
  }

  private static @Nullable String rating(SourceRows sources, SlowRow answer) {
    var survey = sources.find("survey", answer.uuid("survey_id"));
    var score = answer.number("score");
    if (survey == null || !survey.is("kind", "CSAT") || score == null) {
      return null;
    }
    var least = survey.number("scale_min");
    var most = survey.number("scale_max");
    if (least == null || most == null || most.compareTo(least) <= 0) {
      return null;
    }
    var isReversed = survey.is("direction", "LOWER_IS_BETTER");
    var quarters = score.subtract(least).doubleValue() / most.subtract(least).doubleValue() * 4;
    var goodness = isReversed ? 4 - quarters : quarters;
    var threshold = survey.number("threshold");
    var isGood =
        threshold == null
            ? goodness >= 3
            : Objects.compare(score, threshold, Comparator.naturalOrder()) * (isReversed ? -1 : 1)
                >= 0;
    return isGood ? "POSITIVE" : goodness <= 1 ? "NEGATIVE" : "NEUTRAL";
  }
}
