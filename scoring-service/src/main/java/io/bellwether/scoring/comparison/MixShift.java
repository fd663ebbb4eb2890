package io.bellwether.scoring.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What the change of a mean or share is made of: groups that became better or worse, and more or
/// less of groups that always were (Kitagawa, Components of a difference between two rates, 1955).
/// The effects add up to the change without a rest.
public final class MixShift {

  /// @param rateEffect from the group's own change, at the mean of its weights before and after
  /// @param mixEffect from the group's weight, at how far it lies from all others
  public record Part(
      String group,
      long nBefore,
      long nAfter,
      double weightBefore,
      double weightAfter,
      double rateEffect,
      double mixEffect) {}

  public record Shift(
      double before, double after, double rateEffect, double mixEffect, List<Part> parts) {}

  /// A group of a mean or quotient: how much it weighs, and what it adds to the sum.
  ///
  /// @param n how many rows it rests on
  record Weighed(long n, double weight, double sum) {

    static final Weighed NOTHING = new Weighed(0, 0, 0);

    static Weighed of(Moments moments) {
      return new Weighed(moments.n(), moments.n(), moments.sum());
    }

    Weighed and(Weighed other) {
      return new Weighed(n + other.n, weight + other.weight, sum + other.sum);
    }

    Weighed times(double factor) {
      return new Weighed(n, weight, sum * factor);
    }

    boolean isNothing() {
      return weight == 0;
    }

    double mean() {
      return sum / weight;
    }
  }

  private MixShift() {}

  /// Both sides must have values.
  static Shift between(Map<String, Weighed> before, Map<String, Weighed> after) {
    var allBefore = total(before);
    var allAfter = total(after);
    var middle = (allBefore.mean() + allAfter.mean()) / 2;
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    var parts = new ArrayList<Part>();
    double rateEffect = 0;
    double mixEffect = 0;
    for (var name : names) {
      var was = before.getOrDefault(name, Weighed.NOTHING);
      var is = after.getOrDefault(name, Weighed.NOTHING);
      if (was.isNothing() && is.isNothing()) {
        continue;
      }
      // A group that was not there has no rate of its own then: all that it does is mix.
      var rateBefore = was.isNothing() ? is.mean() : was.mean();
      var rateAfter = is.isNothing() ? was.mean() : is.mean();
      var weightBefore = was.weight() / allBefore.weight();
      var weightAfter = is.weight() / allAfter.weight();
      var rate = (rateAfter - rateBefore) * (weightBefore + weightAfter) / 2;
      var mix = (weightAfter - weightBefore) * ((rateBefore + rateAfter) / 2 - middle);
      parts.add(new Part(name, was.n(), is.n(), weightBefore, weightAfter, rate, mix));
      rateEffect += rate;
      mixEffect += mix;
    }
    return new Shift(allBefore.mean(), allAfter.mean(), rateEffect, mixEffect, List.copyOf(parts));
  }

  private static Weighed total(Map<String, Weighed> groups) {
    return groups.values().stream().reduce(Weighed.NOTHING, Weighed::and);
  }
}
