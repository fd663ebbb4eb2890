package io.bellwether.scoring.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.jspecify.annotations.Nullable;

/// Compares groups by what each could expect with its own mix of cases: indirect standardisation.
/// What is expected of a group is what everybody together reaches on such cases. Whether a group
/// differs is told by funnel limits (Spiegelhalter, Funnel plots for comparing institutional
/// performance, 2005), which are wider for who has few cases, and widened where groups differ more
/// than chance and mix explain.
public final class FairComparison {

  private static final double Z95 = new NormalDistribution().inverseCumulativeProbability(0.975);
  private static final double Z998 = new NormalDistribution().inverseCumulativeProbability(0.999);

  /// This share of the most extreme groups at each end is pulled in before the spread between
  /// groups is estimated, so that it is not the outliers that hide themselves.
  private static final double WINSORISED = 0.1;

  /// Where a group lies.
  public enum Verdict {
    /// Within what chance explains.
    AS_EXPECTED,
    /// Outside the limits of 95 %, but not those of 99.8 %.
    LOOK,
    /// Outside the limits of 99.8 %.
    DIFFERENT,
    /// Nobody else has such cases: there is nothing to compare with.
    NOT_COMPARABLE
  }

  /// @param observed mean of the group
  /// @param expected what all groups together reach on the group's mix
  /// @param standardised observed / expected * mean of all
  /// @param low lower end of the 95 % interval of `standardised`
  /// @param limits funnel limits around the mean of all: 95 % and 99.8 %, lower and upper each
  /// @param comparable share of the group's cases that others have too
  /// @param rawRank place by `observed`, 1 is best
  /// @param rank 1 + the groups that are better with intervals apart; null where not comparable
  public record Group(
      String name,
      long n,
      double observed,
      double expected,
      double standardised,
      double low,
      double high,
      List<Double> limits,
      double comparable,
      double z,
      Verdict verdict,
      int rawRank,
      @Nullable Integer rank) {}

  /// @param mean of all groups
  /// @param overdispersion by which variances are widened, 1 where chance and mix explain all
  public record Comparison(double mean, long n, double overdispersion, List<Group> groups) {}

  private final boolean higherIsBetter;
  private final SequencedMap<String, Map<String, Moments>> groups = new LinkedHashMap<>();
  private final Map<String, Moments> strata = new TreeMap<>();
  private final Map<String, Integer> groupsOfStratum = new TreeMap<>();

  public FairComparison(boolean higherIsBetter) {
    this.higherIsBetter = higherIsBetter;
  }

  /// The values of a group in a stratum of cases alike.
  void add(String group, String stratum, Moments moments) {
    if (moments.n() > 0) {
      groups.computeIfAbsent(group, _ -> new TreeMap<>()).merge(stratum, moments, Moments::and);
      strata.merge(stratum, moments, Moments::and);
      groupsOfStratum.merge(stratum, 1, Integer::sum);
    }
  }

  /// Empty groups, no comparison: the caller asks whether there are any.
  Comparison compare() {
    var all = strata.values().stream().reduce(Moments.NONE, Moments::and);
    var raw = new ArrayList<Raw>();
    groups.forEach((name, ofGroup) -> raw.add(raw(name, ofGroup)));
    var overdispersion = overdispersion(raw);
    var result = new ArrayList<Group>();
    for (var one : raw) {
      result.add(group(one, all, overdispersion, raw));
    }
    var ranked = new ArrayList<Group>();
    for (var one : result) {
      ranked.add(one.verdict() == Verdict.NOT_COMPARABLE ? one : ranked(one, rank(one, result)));
    }
    ranked.sort(Comparator.comparingInt(Group::rawRank).thenComparing(Group::name));
    return new Comparison(all.mean(), all.n(), overdispersion, List.copyOf(ranked));
  }

  /// @param error standard error of observed - expected, if the group is like all
  private record Raw(String name, Moments own, double expected, double error, double comparable) {
    double z() {
      return error == 0 ? 0 : (own.mean() - expected) / error;
    }
  }

  private Raw raw(String name, Map<String, Moments> ofGroup) {
    var own = ofGroup.values().stream().reduce(Moments.NONE, Moments::and);
    double expected = 0;
    double variance = 0;
    long comparable = 0;
    for (var stratum : ofGroup.entrySet()) {
      var all = strata.getOrDefault(stratum.getKey(), Moments.NONE);
      var n = stratum.getValue().n();
      expected += n * all.mean();
      // The group is part of what it is compared with, which makes the difference smaller.
      variance += n * all.variance() * (1 - (double) n / all.n());
      comparable += groupsOfStratum.getOrDefault(stratum.getKey(), 0) > 1 ? n : 0;
    }
    return new Raw(
        name,
        own,
        expected / own.n(),
        Math.sqrt(variance) / own.n(),
        (double) comparable / own.n());
  }

  /// The mean of the squared z, the extremes pulled in; at least 1.
  private static double overdispersion(List<Raw> raw) {
    var sorted =
        raw.stream()
            .filter(one -> one.comparable() > 0 && one.error() > 0)
            .map(Raw::z)
            .sorted()
            .toList();
    if (sorted.size() < 3) {
      return 1;
    }
    var low = sorted.get((int) (WINSORISED * (sorted.size() - 1)));
    var high = sorted.get(sorted.size() - 1 - (int) (WINSORISED * (sorted.size() - 1)));
    var squares = sorted.stream().mapToDouble(z -> Math.pow(Math.clamp(z, low, high), 2)).average();
    return Math.max(1, squares.orElse(1));
  }

  private Group group(Raw one, Moments all, double overdispersion, List<Raw> raw) {
    var mean = all.mean();
    var scale = one.expected() == 0 ? 1 : mean / one.expected();
    var error = one.error() * Math.sqrt(overdispersion) * scale;
    var standardised = one.own().mean() * scale;
    var z = one.z() / Math.sqrt(overdispersion);
    var verdict =
        one.comparable() == 0
            ? Verdict.NOT_COMPARABLE
            : Math.abs(z) > Z998
                ? Verdict.DIFFERENT
                : Math.abs(z) > Z95 ? Verdict.LOOK : Verdict.AS_EXPECTED;
    var better =
        raw.stream().filter(other -> isBetter(other.own().mean(), one.own().mean())).count();
    return new Group(
        one.name(),
        one.own().n(),
        one.own().mean(),
        one.expected(),
        standardised,
        standardised - Z95 * error,
        standardised + Z95 * error,
        List.of(mean - Z95 * error, mean + Z95 * error, mean - Z998 * error, mean + Z998 * error),
        one.comparable(),
        z,
        verdict,
        (int) better + 1,
        null);
  }

  private int rank(Group one, List<Group> groups) {
    return 1
        + (int)
            groups.stream()
                .filter(other -> other.verdict() != Verdict.NOT_COMPARABLE)
                .filter(
                    other -> higherIsBetter ? other.low() > one.high() : other.high() < one.low())
                .count();
  }

  private boolean isBetter(double a, double b) {
    return higherIsBetter ? a > b : a < b;
  }

  private static Group ranked(Group one, int rank) {
    return new Group(
        one.name(),
        one.n(),
        one.observed(),
        one.expected(),
        one.standardised(),
        one.low(),
        one.high(),
        one.limits(),
        one.comparable(),
        one.z(),
        one.verdict(),
        one.rawRank(),
        rank);
  }
}
