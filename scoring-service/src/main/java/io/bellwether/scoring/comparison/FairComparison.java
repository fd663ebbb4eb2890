package io.bellwether.scoring.comparison;

import static java.util.Objects.requireNonNull;

import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Interval95;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
/// and mix explain. The interval of what a group reaches is by chance alone. What is compared is
/// not negative: shares, durations, work.
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
  /// @param low lower end of the 95 % interval of `standardised`, by chance alone
  /// @param limits funnel limits around the mean of all: 95 % and 99.8 %, lower and upper each
  /// @param comparable share of the group's cases that others have too
  /// @param reliable whether it has rows enough to have a place
  /// @param rawRank place by `observed` among all, 1 is best
  /// @param rank 1 + the ranked groups whose intervals, widened by the overdispersion, lie all of
  ///   them before those of all others; null where it has no place
  /// @param better how many ranked groups are better with such intervals apart; null where it has
  ///   no place
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
  private final Map<String, Double> squaresWithin = new TreeMap<>();
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
        squaresWithin.merge(stratum, moments.squares(), Double::sum);
        groupsOfStratum.merge(stratum, 1, Integer::sum);
      }
    }
  }

  /// Empty groups, no comparison: the caller asks whether there are any.
  Comparison compare() {
    var all = strata.values().stream().reduce(Moments.NONE, Moments::and);
    var raw = new ArrayList<Raw>();
    var variances =
        strata.entrySet().stream()
            .mapToDouble(
                stratum -> stratum.getValue().n() * variance(stratum.getKey(), stratum.getValue()))
            .sum();
    groups.forEach((name, ofGroup) -> raw.add(raw(name, ofGroup, all, variances)));
    var overdispersion = overdispersion(raw);
    Map<String, Interval95> widened = new TreeMap<>();
    var result = new ArrayList<Group>();
    for (var one : raw) {
      var group = group(one, all, overdispersion, raw);
      result.add(group);
      if (group.unranked() == null) {
        widened.put(group.name(), standardised(one, all, overdispersion));
      }
    }
    var places =
        Stream.concat(ranked(result, widened), result.stream().filter(one -> !isRanked(one)));
    return new Comparison(all.mean(), all.n(), overdispersion, places.sorted(order()).toList());
  }

  /// @param apart variance of observed - expected
  private record Raw(
      String name,
      Moments own,
      double expected,
      double apart,
      List<ScoreInterval.Alike> mix,
      double comparable) {
    boolean isGroup() {
      return !name.equals(Filter.NONE);
    }

    /// If the group is like all.
    double error() {
      return Math.sqrt(apart);
    }

    double z() {
      return error() == 0 ? 0 : (own.mean() - expected) / error();
    }
  }

  private Raw raw(String name, Map<String, Moments> ofGroup, Moments all, double variances) {
    var own = ofGroup.values().stream().reduce(Moments.NONE, Moments::and);
    double expected = 0;
    double apart = 0;
    long comparable = 0;
    for (var stratum : ofGroup.entrySet()) {
      var ofAll = all(stratum);
      var n = stratum.getValue().n();
      expected += n * ofAll.mean();
      // A group is part of what it is compared with, which makes the difference smaller.
      var part = isPart(name, stratum.getKey()) ? (double) n / ofAll.n() : 0;
      apart += n * ofAll.variance() * (1 - part);
      var others = groupsOfStratum.getOrDefault(stratum.getKey(), 0) - (part > 0 ? 1 : 0);
      comparable += others > 0 ? n : 0;
    }
    return new Raw(
        name,
        own,
        expected / own.n(),
        apart * Math.pow(own.n(), -2),
        mix(name, ofGroup, own.n(), expected / own.n() / all.sum(), all.mean(), variances),
        (double) comparable / own.n());
  }

  /// Of cases that only rows without a group are of, as much is expected as there is, as of those
  /// of one group alone.
  private Moments all(Map.Entry<String, Moments> stratum) {
    return strata.getOrDefault(stratum.getKey(), stratum.getValue());
  }

  private boolean isPart(String name, String stratum) {
    return !name.equals(Filter.NONE) || !strata.containsKey(stratum);
  }

  /// What is told of a group is observed / expected * mean of all, and its rows are in all three.
  /// In the mean of all a row counts for as much as any other, in what is expected for as much as
  /// the group has of such cases: with one kind of cases both cancel, and the variance is that of
  /// what is observed.
  ///
  /// @param ofMean how much a row adds to what is expected by way of the mean of all
  /// @param variances of all rows of all strata
  private List<ScoreInterval.Alike> mix(
      String name,
      Map<String, Moments> ofGroup,
      long ownN,
      double ofMean,
      double mean,
      double variances) {
    var mix = new ArrayList<ScoreInterval.Alike>();
    var rest = variances;
    for (var stratum : ofGroup.entrySet()) {
      var all = all(stratum);
      var n = stratum.getValue().n();
      var variance = variance(stratum.getKey(), all);
      var isCompared = strata.containsKey(stratum.getKey());
      var ofAny = isCompared ? ofMean - (double) n / ownN / all.n() : 0;
      var ofOwn = 1.0 / ownN + (isPart(name, stratum.getKey()) ? ofAny : 0);
      var others = all.n() - (isPart(name, stratum.getKey()) ? n : 0);
      mix.add(
          new ScoreInterval.Alike(
              (double) n / ownN,
              all.mean(),
              variance * (n * ofOwn * ofOwn + others * ofAny * ofAny)));
      rest -= isCompared ? all.n() * variance : 0;
    }
    mix.add(new ScoreInterval.Alike(0, mean, Math.max(0, rest) * ofMean * ofMean));
    return mix;
  }

  /// How much a mean differs from case to case is told by those of the same group, where there are
  /// two of each at least: else who needs twice the time would make all others uncertain.
  private double variance(String stratum, Moments all) {
    var among = groupsOfStratum.getOrDefault(stratum, 0);
    return kind == CellMoments.Kind.MEAN && among > 0 && all.n() >= 2L * among
        ? squaresWithin.getOrDefault(stratum, 0.0) / (all.n() - among)
        : all.variance();
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
    var scale = scale(one, all);
    var error = one.error() * Math.sqrt(overdispersion);
    var interval = standardised(one, all, 1);
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
        interval.low(),
        interval.high(),
        limits(all.mean(), error * scale),
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

  private static double scale(Raw one, Moments all) {
    return one.expected() == 0 ? 1 : all.mean() / one.expected();
  }

  /// @param overdispersion by which variances are widened
  private Interval95 standardised(Raw one, Moments all, double overdispersion) {
    var observed = one.own().mean();
    var scale = scale(one, all);
    if (one.expected() == 0 || scale == 0) {
      return new Interval95(observed * scale, observed * scale);
    }
    var reached = ScoreInterval.of(kind, observed, one.mix(), Z95 * Math.sqrt(overdispersion));
    return new Interval95(reached.low() * scale, reached.high() * scale);
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
  ///
  /// @param widened the interval of each that has a place
  private Stream<Group> ranked(List<Group> groups, Map<String, Interval95> widened) {
    var below =
        widened.values().stream().sorted(Comparator.comparingDouble(Interval95::low)).toList();
    Map<Interval95, Integer> places = new HashMap<>();
    int begin = 0;
    var reach = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= below.size(); i++) {
      if (i == below.size() || below.get(i).low() > reach) {
        var place = 1 + (higherIsBetter ? below.size() - i : begin);
        below.subList(begin, i).forEach(one -> places.put(one, place));
        begin = i;
      }
      reach = i == below.size() ? reach : Math.max(reach, below.get(i).high());
    }
    return groups.stream()
        .filter(FairComparison::isRanked)
        .map(
            one -> {
              var own = requireNonNull(widened.get(one.name()));
              var lower = (int) below.stream().filter(other -> other.high() < own.low()).count();
              var higher = (int) below.stream().filter(other -> own.high() < other.low()).count();
              int place = requireNonNull(places.get(own));
              return higherIsBetter
                  ? one.ranked(place, higher, lower)
                  : one.ranked(place, lower, higher);
            });
  }

  private static boolean isRanked(Group one) {
    return one.unranked() == null;
  }

  private boolean isBetter(double a, double b) {
    return higherIsBetter ? a > b : a < b;
  }
}
