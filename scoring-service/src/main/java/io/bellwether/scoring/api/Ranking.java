package io.bellwether.scoring.api;

import io.bellwether.kit.problem.Problems;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the groups of an answer are ordered, and how many of them there are.
///
/// @param top only so many groups, those that come first over the whole interval; the rest is one
///   group. Null for all of them.
record Ranking(boolean descending, @Nullable Integer top) {

  /// The group of all groups that are not among the first. No value of a dimension is called so:
  /// codes begin with a letter or a digit.
  static final String OTHER = "(other)";

  static final List<String> ORDERS = List.of("value", "-value");

  static final int MOST_GROUPS = 100;

  static Optional<Ranking> of(Parameters parameters, List<String> groupBy) {
    var order = parameters.text("orderBy");
    var top = parameters.text("top");
    if (order.isEmpty()) {
      top.ifPresent(
          given -> {
            throw Problems.parameter("top", given, "together with orderBy, which says of what");
          });
      return Optional.empty();
    }
    var by = parameters.choice("orderBy", "", ORDERS);
    if (groupBy.isEmpty()) {
      throw Problems.parameter("orderBy", by, "together with groupBy, whose groups it orders");
    }
    if (top.isPresent() && groupBy.size() > 1) {
      throw Problems.parameter(
          "top", top.get(), "with one dimension in groupBy, not %s".formatted(groupBy));
    }
    return Optional.of(
        new Ranking(
            by.startsWith("-"),
            top.isEmpty() ? null : (Integer) parameters.number("top", 1, MOST_GROUPS)));
  }
}
