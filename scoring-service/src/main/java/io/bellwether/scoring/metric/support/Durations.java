package io.bellwether.scoring.metric.support;

import io.bellwether.scoring.metric.Beside;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.KaplanMeier;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Term;
import java.util.List;
import java.util.function.UnaryOperator;

/// A spread of durations as an answer: the median, which one case that nobody touched for a year
/// does not move, with mean and 90th percentile beside it, each with its interval.
public final class Durations {

  /// How the intervals of such answers are told.
  public static final String INTERVALS =
      "intervals: order statistics of median and 90th percentile, Hall, 1992, of the mean";

  private static final String BUSINESS = "Business";

  private Durations() {}

  /// @param name of the clock, as the terms of the answer begin
  /// @param evidence what else is worth seeing, such as how many still wait
  public static Outcome median(
      String name, Term.Spread spread, Evidence evidence, String undefinedWhen) {
    var median = spread.median();
    if (median == null) {
      return new Outcome.Undefined(undefinedWhen, evidence);
    }
    var complete = with(name, spread, evidence);
    var interval = spread.ofMedian();
    return new Outcome.Value(
        Quantity.real(median),
        interval == null
            ? complete.withoutInterval(Quantiles.TOO_FEW_FOR_MEDIAN)
            : complete.with(interval));
  }

  /// The median in calendar time of a term, and beside it what the same durations are in business
  /// time, which is the term of that name with `Business` behind it.
  ///
  /// @param more what else is worth seeing
  static Outcome inCalendarTime(
      Cell cell, String term, UnaryOperator<Evidence> more, String undefinedWhen) {
    var spread = cell.spread(term);
    var evidence = more.apply(Evidence.of(spread.n()));
    return median(
        "calendar",
        spread,
        with("business", cell.spread(term + BUSINESS), evidence),
        undefinedWhen);
  }

  /// The median in business time, of those for which a calendar holds.
  static Outcome inBusinessTime(
      Cell cell, String term, UnaryOperator<Evidence> more, String undefinedWhen) {
    var spread = cell.spread(term + BUSINESS);
    return median("business", spread, more.apply(Evidence.of(spread.n())), undefinedWhen);
  }

  /// Mean, median and 90th percentile as terms; none where there is nothing.
  static Evidence with(String name, Term.Spread spread, Evidence evidence) {
    var counted = evidence.and(Beside.N.of(name), spread.n());
    var mean = spread.mean();
    return mean == null
        ? counted
        : Quantiles.with(
            Beside.MEDIAN.of(name),
            Beside.P90.of(name),
            spread,
            counted.and(
                Beside.MEAN.of(name),
                mean,
                Interval95.ofSkewedMean(spread.n(), mean, spread.deviation()),
                Means.NO_SPREAD));
  }

  /// The median that also counts those who still wait, beside what the finished alone would say.
  /// `survivorBias` is how much shorter that is: a team that never closes its hard cases looks
  /// fast.
  ///
  /// @param ended durations of what came to an end
  /// @param running durations so far of what did not
  public static Outcome censored(List<Double> ended, List<Double> running, String undefinedWhen) {
    return censored(ended, running, evidence -> evidence, undefinedWhen);
  }

  /// The same in business time, of the cases for which a calendar holds: in terms of these names
  /// with `Business` behind them.
  ///
  /// @param created all cases, also those without a calendar
  static Outcome censoredInBusinessTime(
      Cell cell, String created, String ended, String running, String undefinedWhen) {
    var ends = cell.each(ended + BUSINESS);
    var goingOn = cell.each(running + BUSINESS);
    return censored(
        ends,
        goingOn,
        evidence ->
            evidence.and(
                Beside.WITHOUT_CALENDAR.wireName(),
                cell.count(created) - ends.size() - goingOn.size()),
        undefinedWhen);
  }

  private static Outcome censored(
      List<Double> ended,
      List<Double> running,
      UnaryOperator<Evidence> more,
      String undefinedWhen) {
    var evidence =
        more.apply(
            Evidence.of(ended.size() + running.size())
                .and(Beside.ENDED.wireName(), ended.size())
                .and(Beside.CENSORED.wireName(), running.size()));
    var curve = KaplanMeier.of(ended, running);
    var median = curve.median();
    if (median.isEmpty()) {
      return new Outcome.Undefined(undefinedWhen, evidence);
    }
    var ofEnded = KaplanMeier.of(ended, List.of()).median().orElseThrow();
    var complete =
        evidence
            .and(Beside.MEDIAN_OF_ENDED.wireName(), Quantity.real(ofEnded))
            .and(Beside.SURVIVOR_BIAS.wireName(), Quantity.real(median.getAsDouble() - ofEnded));
    return new Outcome.Value(
        Quantity.real(median.getAsDouble()),
        curve
            .intervalOfMedian()
            .map(complete::with)
            .orElseGet(() -> complete.withoutInterval("too few have ended to bound the median")));
  }
}
