package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The day on which an account stopped paying in a currency, and when people last spoke with it
/// before.
final class ToldAccountLoss implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.ACCOUNT_LOSS;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var talks =
        ToldInteraction.all(sources).stream().filter(ToldInteraction::isBetweenPeople).toList();
    var rows = new ArrayList<SlowRow>();
    SlowRow before = null;
    for (var step : new ToldAccountMrr().rows(sources)) {
      if (before != null && isSame(before, step) && pays(before) && !pays(step)) {
        var last = last(talks, step);
        var account = Objects.requireNonNull(step.uuid("account_id"));
        rows.add(
            new SlowRow(account, Map.of())
                .with("account_id", account)
                .with("lost_on", step.get("valid_from"))
                .with("last_engaged_at", last)
                .with("initiated_by", initiatedBy(talks, step, last)));
      }
      before = step;
    }
    return rows;
  }

  private static boolean isSame(SlowRow a, SlowRow b) {
    return Objects.equals(a.get("account_id"), b.get("account_id"))
        && Objects.equals(a.get("currency"), b.get("currency"));
  }

  private static boolean pays(SlowRow step) {
    return Objects.requireNonNull(step.number("mrr_minor")).signum() > 0;
  }

  /// Of what happened at once, the first in the alphabet.
  private static @Nullable String initiatedBy(
      List<SlowRow> talks, SlowRow step, @Nullable LocalDateTime at) {
    return talks.stream()
        .filter(talk -> Objects.equals(talk.get("account_id"), step.get("account_id")))
        .filter(talk -> talk.time("happened_at").equals(at))
        .map(talk -> talk.text("initiated_by"))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static @Nullable LocalDateTime last(List<SlowRow> talks, SlowRow step) {
    return talks.stream()
        .filter(talk -> Objects.equals(talk.get("account_id"), step.get("account_id")))
        .map(talk -> talk.time("happened_at"))
        .filter(at -> !at.isAfter(step.time("valid_from")))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
