package io.bellwether.scoring.comparison;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/// How far a group lies from all others: as they are, and among those alike. A difference is no
/// cause: what cases differ in beside what they are made alike by stays in it.
///
/// The difference among those alike is that of a regression on the group with an own level for each
/// stratum (fixed effects, ordinary least squares), worked out from the moments of each stratum.
/// Its interval lets both sides vary differently, as Welch's does: who needs twice the time also
/// differs by twice as much from case to case.
public final class Effect {

  private static final double TAIL = 0.975;

  /// Degrees of freedom from which on a side tells how much it varies; below, both are taken to
  /// vary alike.
  private static final long FEWEST = 10;

  /// @param low lower end of the 95 % interval
  public record Estimate(double value, double low, double high) {}

  /// @param difference mean of the group - mean of the others; null below two rows on a side, and
  ///   where all values of both are the same
  /// @param ratio mean of the group / mean of the others; null where one of them is not above 0
  /// @param adjusted the difference among those alike; null where nobody is
  /// @param comparable share of the group's rows in strata that others have too
  /// @param strata how many of them there are
  public record Result(
      long n,
      long nOfOthers,
      double mean,
      double meanOfOthers,
      @Nullable Estimate difference,
      @Nullable Estimate ratio,
      @Nullable Estimate adjusted,
      double comparable,
      int strata) {}

  private record Sides(Moments group, Moments others) {
    static final Sides NONE = new Sides(Moments.NONE, Moments.NONE);

    Sides and(Sides more) {
      return new Sides(group.and(more.group), others.and(more.others));
    }

    boolean isOneSided() {
      return group.n() == 0 || others.n() == 0;
    }

    double difference() {
      return group.mean() - others.mean();
    }

    /// By how little the difference varies: the harmonic part of both sizes.
    double weight() {
      return (double) group.n() * others.n() / (group.n() + others.n());
    }

    double squares() {
      return group.squares() + others.squares();
    }
  }

  private final Map<String, Sides> strata = new TreeMap<>();
  private long leftOut;

  void add(boolean inGroup, String stratum, Moments moments) {
    strata.merge(
        stratum,
        inGroup ? new Sides(moments, Moments.NONE) : new Sides(Moments.NONE, moments),
        Sides::and);
  }

  void leaveOut(Moments moments) {
    leftOut += moments.n();
  }

  /// Rows that are on neither side, since they are in no group.
  public long leftOut() {
    return leftOut;
  }

  /// Null where one of the sides has no rows.
  public @Nullable Result result() {
    var all = strata.values().stream().reduce(Sides.NONE, Sides::and);
    if (all.isOneSided()) {
      return null;
    }
    var alike = strata.values().stream().filter(sides -> !sides.isOneSided()).toList();
    var comparable = alike.stream().mapToLong(sides -> sides.group().n()).sum();
    return new Result(
        all.group().n(),
        all.others().n(),
        all.group().mean(),
        all.others().mean(),
        difference(all),
        ratio(all),
        adjusted(alike),
        (double) comparable / all.group().n(),
        alike.size());
  }

  /// Welch's interval: the sides may vary differently.
  private static @Nullable Estimate difference(Sides all) {
    if (all.group().n() < 2 || all.others().n() < 2) {
      return null;
    }
    var ofGroup = all.group().variance() / all.group().n();
    var ofOthers = all.others().variance() / all.others().n();
    var variance = ofGroup + ofOthers;
    if (variance == 0) {
      return null;
    }
    var freedom =
        variance
            * variance
            / (ofGroup * ofGroup / (all.group().n() - 1)
                + ofOthers * ofOthers / (all.others().n() - 1));
    return around(all.difference(), Math.sqrt(variance), freedom);
  }

  /// On the scale of logarithms, where a half lies as far from one as the double (delta method).
  private static @Nullable Estimate ratio(Sides all) {
    var group = all.group();
    var others = all.others();
    if (group.n() < 2 || others.n() < 2 || group.mean() <= 0 || others.mean() <= 0) {
      return null;
    }
    var error =
        Math.sqrt(
            group.variance() / group.n() / Math.pow(group.mean(), 2)
                + others.variance() / others.n() / Math.pow(others.mean(), 2));
    var ratio = group.mean() / others.mean();
    var factor = Math.exp(new NormalDistribution().inverseCumulativeProbability(TAIL) * error);
    return error == 0 ? null : new Estimate(ratio, ratio / factor, ratio * factor);
  }

  private static @Nullable Estimate adjusted(List<Sides> alike) {
    double weights = 0;
    double weighted = 0;
    long freedom = -1;
    for (var sides : alike) {
      weights += sides.weight();
      weighted += sides.weight() * sides.difference();
      freedom += sides.group().n() + sides.others().n() - 1;
    }
    if (freedom < 1) {
      return null;
    }
    var difference = weighted / weights;
    double residuals = 0;
    for (var sides : alike) {
      residuals += sides.squares() + sides.weight() * Math.pow(sides.difference() - difference, 2);
    }
    if (residuals == 0) {
      return null;
    }
    var apart = apart(difference, weights, alike);
    return apart == null
        ? around(difference, Math.sqrt(residuals / freedom / weights), freedom)
        : apart;
  }

  /// By how much each side varies in each stratum, and in all of them where a stratum has but one
  /// row of a side; null where a side has too few rows to tell.
  private static @Nullable Estimate apart(double difference, double weights, List<Sides> alike) {
    var group = within(alike, Sides::group);
    var others = within(alike, Sides::others);
    if (group.n() <= FEWEST || others.n() <= FEWEST) {
      return null;
    }
    double variance = 0;
    double byFreedom = 0;
    for (var sides : alike) {
      var share = Math.pow(sides.weight() / weights, 2);
      for (var side :
          List.of(new Varying(sides.group(), group), new Varying(sides.others(), others))) {
        var part = share * side.known().variance() / side.rows().n();
        variance += part;
        byFreedom += part * part / (side.known().n() - 1);
      }
    }
    return variance == 0
        ? null
        : around(difference, Math.sqrt(variance), variance * variance / byFreedom);
  }

  /// Rows of a side in a stratum, and those of the side in all of them.
  private record Varying(Moments rows, Moments ofAll) {
    Moments known() {
      return rows.n() > 1 ? rows : ofAll;
    }
  }

  /// As one sample that varies as those of one stratum do.
  private static Moments within(List<Sides> alike, Function<Sides, Moments> side) {
    long freedom = 0;
    double squares = 0;
    for (var sides : alike) {
      freedom += side.apply(sides).n() - 1;
      squares += side.apply(sides).squares();
    }
    return new Moments(freedom + 1, 0, squares);
  }

  private static Estimate around(double value, double error, double freedom) {
    var margin = new TDistribution(freedom).inverseCumulativeProbability(TAIL) * error;
    return new Estimate(value, value - margin, value + margin);
  }
}
