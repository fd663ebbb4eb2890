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

  private MixShift() {}

  /// Both sides must have values.
  static Shift between(Map<String, Moments> before, Map<String, Moments> after) {
    var allBefore = total(before);
    var allAfter = total(after);
    var middle = (allBefore.mean() + allAfter.mean()) / 2;
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    var parts = new ArrayList<Part>();
    double rateEffect = 0;
    double mixEffect = 0;
    for (var name : names) {
      var was = before.getOrDefault(name, Moments.NONE);
      var is = after.getOrDefault(name, Moments.NONE);
      if (was.n() == 0 && is.n() == 0) {
        continue;
      }
      // A group that was not there has no rate of its own then: all that it does is mix.
      var rateBefore = was.n() == 0 ? is.mean() : was.mean();
      var rateAfter = is.n() == 0 ? was.mean() : is.mean();
      var weightBefore = (double) was.n() / allBefore.n();
      var weightAfter = (double) is.n() / allAfter.n();
      var rate = (rateAfter - rateBefore) * (weightBefore + weightAfter) / 2;
      var mix = (weightAfter - weightBefore) * ((rateBefore + rateAfter) / 2 - middle);
      parts.add(new Part(name, was.n(), is.n(), weightBefore, weightAfter, rate, mix));
      rateEffect += rate;
      mixEffect += mix;
    }
    return new Shift(allBefore.mean(), allAfter.mean(), rateEffect, mixEffect, List.copyOf(parts));
  }

  private static Moments total(Map<String, Moments> groups) {
    return groups.values().stream().reduce(Moments.NONE, Moments::and);
  }
}
