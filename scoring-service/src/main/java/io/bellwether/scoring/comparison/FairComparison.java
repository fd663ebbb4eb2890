package io.bellwether.scoring.comparison;

import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Interval95;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.jspecify.annotations.Nullable;

/// Compares groups by what each could expect with its own mix of cases: indirect standardisation.
/// What is expected of a group is what all groups together reach on such cases; rows without a
/// group, as cases that a rule closes have no rep, are nobody's measure. Whether a group differs is
/// told by funnel limits (Spiegelhalter, Funnel plots for comparing institutional performance,
/// 2005), which are wider for who has few cases, and widened where groups differ more than chance
/// and mix explain. What is compared is not negative: shares, durations, work.
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
  /// @param reliable whether it has rows enough to have a place
  /// @param rawRank place by `observed` among all, 1 is best
  /// @param rank 1 + the ranked groups whose intervals lie, all of them, before those of all
  ///   others; null where it has no place
  /// @param better how many ranked groups are better with intervals apart; null where it has no
  ///   place
  /// @param worse how many are worse
  /// @param unranked why it has no place, null where it has one
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
      boolean reliable,
      int rawRank,
      @Nullable Integer rank,
      @Nullable Integer better,
      @Nullable Integer worse,
      @Nullable String unranked) {

    private boolean isClearlyBelow(Group other) {
      return high < other.low;
    }

    private Group ranked(int place, int clearlyBetter, int clearlyWorse) {
      return new Group(
          name,
          n,
          observed,
          expected,
          standardised,
          low,
          high,
          limits,
          comparable,
          z,
          verdict,
          reliable,
          rawRank,
          place,
          clearlyBetter,
          clearlyWorse,
          null);
    }
  }

  /// @param mean of all groups
  /// @param overdispersion by which variances are widened, 1 where chance and mix explain all
  public record Comparison(double mean, long n, double overdispersion, List<Group> groups) {}

  private final CellMoments.Kind kind;
  private final boolean higherIsBetter;
  private final long fewest;
  private final SequencedMap<String, Map<String, Moments>> groups = new LinkedHashMap<>();
  private final Map<String, Moments> strata = new TreeMap<>();
  private final Map<String, Integer> groupsOfStratum = new TreeMap<>();

  /// @param kind by which distribution chance is told
  /// @param fewest rows that a group must have for a place
  FairComparison(CellMoments.Kind kind, boolean higherIsBetter, long fewest) {
    this.kind = kind;
    this.higherIsBetter = higherIsBetter;
    this.fewest = fewest;
  }

  /// The values of a group in a stratum of cases alike.
  void add(String group, String stratum, Moments moments) {
    if (moments.n() > 0) {
      groups.computeIfAbsent(group, _ -> new TreeMap<>()).merge(stratum, moments, Moments::and);
      if (!group.equals(Filter.NONE)) {
        strata.merge(stratum, moments, Moments::and);
        groupsOfStratum.merge(stratum, 1, Integer::sum);
      }
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
    var places = Stream.concat(ranked(result), result.stream().filter(one -> !isRanked(one)));
    return new Comparison(all.mean(), all.n(), overdispersion, places.sorted(order()).toList());
  }

  /// @param chance variance of observed - expected
  private record Raw(String name, Moments own, double expected, Chance chance, double comparable) {
    boolean isGroup() {
      return !name.equals(Filter.NONE);
    }

    /// If the group is like all.
    double error() {
      return Math.sqrt(chance.ofAll());
    }

    double z() {
      return error() == 0 ? 0 : (own.mean() - expected) / error();
    }
  }

  /// The variance of a group that reaches `r` times what is expected of it: `byLevel * r + bySquare
  /// * r²`. That of a share falls again where it comes near to all.
  private record Chance(double byLevel, double bySquare) {

    static final Chance NONE = new Chance(0, 0);

    double ofAll() {
      return Math.max(0, byLevel + bySquare);
    }

    Chance and(Chance other) {
      return new Chance(byLevel + other.byLevel, bySquare + other.bySquare);
    }

    Chance times(double factor) {
      return new Chance(byLevel * factor, bySquare * factor);
    }
  }

  /// @param mean of all in a stratum
  private Chance chance(double variance, double mean) {
    return switch (kind) {
      case SHARE ->
          mean < 1 ? new Chance(variance / (1 - mean), -variance * mean / (1 - mean)) : Chance.NONE;
      case RATE, MEAN -> new Chance(variance, 0);
    };
  }

  private Raw raw(String name, Map<String, Moments> ofGroup) {
    var own = ofGroup.values().stream().reduce(Moments.NONE, Moments::and);
    double expected = 0;
    var chance = Chance.NONE;
    long comparable = 0;
    for (var stratum : ofGroup.entrySet()) {
      var all = strata.getOrDefault(stratum.getKey(), Moments.NONE);
      var n = stratum.getValue().n();
      expected += n * all.mean();
      // A group is part of what it is compared with, which makes the difference smaller.
      var part = name.equals(Filter.NONE) ? 0 : (double) n / all.n();
      chance = chance.and(chance(n * all.variance() * (1 - part), all.mean()));
      var others = groupsOfStratum.getOrDefault(stratum.getKey(), 0) - (part > 0 ? 1 : 0);
      comparable += others > 0 ? n : 0;
    }
    return new Raw(
        name,
        own,
        expected / own.n(),
        chance.times(Math.pow(own.n(), -2)),
        (double) comparable / own.n());
  }

  /// The mean of the squared z of groups that have rows enough, the extremes pulled in; at least 1.
  private double overdispersion(List<Raw> raw) {
    var sorted =
        raw.stream()
            .filter(one -> one.isGroup() && one.own().n() >= fewest)
            .filter(one -> one.comparable() > 0 && one.error() > 0)
            .map(Raw::z)
            .sorted()
            .toList();
    if (sorted.size() < 3) {
      return 1;
    }
    var pulledIn = (int) Math.round(WINSORISED * sorted.size());
    var low = sorted.get(pulledIn);
    var high = sorted.get(sorted.size() - 1 - pulledIn);
    var squares = sorted.stream().mapToDouble(z -> Math.pow(Math.clamp(z, low, high), 2)).average();
    return Math.max(1, squares.orElse(1));
  }

  private Group group(Raw one, Moments all, double overdispersion, List<Raw> raw) {
    var mean = all.mean();
    var scale = one.expected() == 0 ? 1 : mean / one.expected();
    var error = one.error() * Math.sqrt(overdispersion);
    var interval = interval(one, overdispersion);
    var z = one.z() / Math.sqrt(overdispersion);
    var verdict =
        one.comparable() == 0
            ? Verdict.NOT_COMPARABLE
            : Math.abs(z) > Z998
                ? Verdict.DIFFERENT
                : Math.abs(z) > Z95 ? Verdict.LOOK : Verdict.AS_EXPECTED;
    var better =
        raw.stream()
            .filter(Raw::isGroup)
            .filter(other -> isBetter(other.own().mean(), one.own().mean()))
            .count();
    return new Group(
        one.name(),
        one.own().n(),
        one.own().mean(),
        one.expected(),
        one.own().mean() * scale,
        interval.low() * scale,
        interval.high() * scale,
        limits(mean, error * scale),
        one.comparable(),
        z,
        verdict,
        one.own().n() >= fewest,
        (int) better + 1,
        null,
        null,
        null,
        unranked(one));
  }

  /// The levels that what a group reaches does not rule out, if the variance grows with the level
  /// as its kind has it: never below zero, wider than a point also for who reaches none, and around
  /// what is expected just where the funnel is.
  private Interval95 interval(Raw one, double overdispersion) {
    var observed = one.own().mean();
    var expected = one.expected();
    if (expected == 0) {
      return new Interval95(observed, observed);
    }
    var chance = atLevels(one, one.chance().times(Z95 * Z95 * overdispersion));
    // The ratios r with (observed - r expected)² = byLevel r + bySquare r².
    var a = expected * expected - chance.bySquare();
    var b = observed * expected + chance.byLevel() / 2;
    var root = Math.sqrt(Math.max(0, b * b - a * observed * observed));
    return new Interval95(Math.max(0, (b - root) / a) * expected, (b + root) / a * expected);
  }

  private Chance atLevels(Raw one, Chance chance) {
    var ratio = one.own().mean() / one.expected();
    if (ratio <= 1) {
      return chance;
    }
    return switch (kind) {
      // As of one kind of rows of which as many are expected: by kinds none would be left where a
      // group reaches more than all of one kind.
      case SHARE -> chance(chance.ofAll(), one.expected());
      case RATE -> chance;
      // Who needs twice the time differs by twice as much from case to case. So few rows that the
      // interval would have no upper end let the variance grow more slowly.
      case MEAN -> {
        var square = Math.min(chance.byLevel(), one.expected() * one.expected() / 2);
        yield new Chance(chance.byLevel() - square, square);
      }
    };
  }

  /// Nothing lies below zero, so that a limit there would shut nothing out.
  private static List<Double> limits(double mean, double error) {
    return List.of(
        Math.max(0, mean - Z95 * error),
        mean + Z95 * error,
        Math.max(0, mean - Z998 * error),
        mean + Z998 * error);
  }

  private @Nullable String unranked(Raw one) {
    if (!one.isGroup()) {
      return "rows without a group are no group";
    }
    if (one.comparable() == 0) {
      return "nobody else has such cases";
    }
    return one.own().n() < fewest
        ? "rests on %d rows (expected: at least %d)".formatted(one.own().n(), fewest)
        : null;
  }

  /// By place; those that share one by what they reach on the mix of all.
  private Comparator<Group> order() {
    var best = Comparator.comparingDouble(Group::standardised);
    return Comparator.comparing(
            Group::rank, Comparator.nullsLast(Comparator.<Integer>naturalOrder()))
        .thenComparing(higherIsBetter ? best.reversed() : best)
        .thenComparing(Group::name);
  }

  /// Two groups have different places only where their intervals are apart. That one is clearly
  /// better than another is not passed on by those in between, so all whom a chain of overlapping
  /// intervals connects share a place; who is clearly better than whom is counted beside it.
  private Stream<Group> ranked(List<Group> groups) {
    var below =
        groups.stream()
            .filter(FairComparison::isRanked)
            .sorted(Comparator.comparingDouble(Group::low))
            .toList();
    var ranked = new ArrayList<Group>();
    int begin = 0;
    var reach = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= below.size(); i++) {
      if (i == below.size() || below.get(i).low() > reach) {
        var place = 1 + (higherIsBetter ? below.size() - i : begin);
        below.subList(begin, i).forEach(one -> ranked.add(ranked(one, place, below)));
        begin = i;
      }
      reach = i == below.size() ? reach : Math.max(reach, below.get(i).high());
    }
    return ranked.stream();
  }

  private Group ranked(Group one, int place, List<Group> all) {
    var lower = (int) all.stream().filter(other -> other.isClearlyBelow(one)).count();
    var higher = (int) all.stream().filter(one::isClearlyBelow).count();
    return higherIsBetter ? one.ranked(place, higher, lower) : one.ranked(place, lower, higher);
  }

  private static boolean isRanked(Group one) {
    return one.unranked() == null;
  }

  private boolean isBetter(double a, double b) {
    return higherIsBetter ? a > b : a < b;
  }
}
