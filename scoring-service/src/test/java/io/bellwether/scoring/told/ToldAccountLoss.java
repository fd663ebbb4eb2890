package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.OPEN_END;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// The day from which on an account pays nothing in any currency, after one on which it paid, and
/// its first cancellation since it began to pay.
final class ToldAccountLoss implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.ACCOUNT_LOSS;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var paid =
        new ToldAccountMrr()
            .rows(sources).stream()
                .filter(step -> Objects.requireNonNull(step.number("mrr_minor")).signum() > 0)
                .toList();
    var rows = new ArrayList<SlowRow>();
    for (var account : sources.all("account")) {
      var steps = paid.stream().filter(step -> step.id().equals(account.id())).toList();
      var ends = new TreeSet<LocalDateTime>();
      steps.forEach(step -> ends.add(step.time("valid_to")));
      LocalDateTime before = LocalDateTime.MIN;
      for (var end : ends) {
        if (!end.equals(OPEN_END) && steps.stream().noneMatch(step -> isPaidAt(step, end))) {
          rows.add(
              new SlowRow(account.id(), Map.of())
                  .with("account_id", account.id())
                  .with("lost_on", end)
                  .with("notice_on", notice(sources, steps, account, before, end)));
          before = end;
        }
      }
    }
    return rows;
  }

  private static boolean isPaidAt(SlowRow step, LocalDateTime time) {
    return !step.time("valid_from").isAfter(time) && step.time("valid_to").isAfter(time);
  }

  /// @param before the loss before, if there was one
  private static LocalDateTime notice(
      SourceRows sources,
      List<SlowRow> steps,
      SlowRow account,
      LocalDateTime before,
      LocalDateTime lost) {
    var began =
        steps.stream()
            .map(step -> step.time("valid_from"))
            .filter(from -> from.isAfter(before) && from.isBefore(lost))
            .min(LocalDateTime::compareTo)
            .orElseThrow();
    return sources.stream("contract")
        .filter(contract -> account.id().equals(contract.get("account_id")))
        .filter(contract -> contract.has("cancelled_on"))
        .map(contract -> contract.time("cancelled_on"))
        .filter(on -> !on.isBefore(began) && !on.isAfter(lost))
        .min(LocalDateTime::compareTo)
        .orElse(lost);
  }
}
