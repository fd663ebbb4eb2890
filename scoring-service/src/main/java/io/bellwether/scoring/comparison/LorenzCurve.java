package io.bellwether.scoring.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How unequally something is spread over accounts (Lorenz, 1905): the accounts in order, those
/// with the least for their share first, and how much all of them up to one have together. Where it
/// is spread in proportion the curve is the diagonal.
///
/// @param points from 0, 0 to 1, 1, one more than accounts
public record LorenzCurve(List<Point> points) {

  /// @param accounts how many there are up to here
  /// @param of their share of what is spread
  /// @param against their share of what it is compared with
  public record Point(int accounts, double against, double of) {}

  public LorenzCurve {
    points = List.copyOf(points);
  }

  /// Against the accounts themselves, of which each is as much as any other.
  public static LorenzCurve of(List<Double> of) {
    return of(of, of.stream().map(_ -> 1.0).toList());
  }

  /// @param of what each account has, 0 or more and of all of them more than 0
  /// @param against the same of what it is compared with
  public static LorenzCurve of(List<Double> of, List<Double> against) {
    var order =
        IntStream.range(0, of.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> slope(of.get(i), against.get(i))))
            .toList();
    var sums = new ArrayList<double[]>();
    var ofSum = 0.0;
    var againstSum = 0.0;
    for (var i : order) {
      ofSum += of.get(i);
      againstSum += against.get(i);
      sums.add(new double[] {againstSum, ofSum});
    }
    var points = new ArrayList<Point>();
    points.add(new Point(0, 0, 0));
    for (var sum : sums) {
      points.add(new Point(points.size(), sum[0] / againstSum, sum[1] / ofSum));
    }
    return new LorenzCurve(points);
  }

  /// Nothing of nothing is no more than its share.
  private static double slope(double of, double against) {
    return of == 0 ? 0 : of / against;
  }

  /// Twice the area between the diagonal and the points joined by lines: 0 where all are on the
  /// diagonal.
  public double gini() {
    var area = 0.0;
    for (int i = 1; i < points.size(); i++) {
      var from = points.get(i - 1);
      var to = points.get(i);
      area += (to.against() - from.against()) * (to.of() + from.of());
    }
    return Math.max(0, 1 - area);
  }

  /// At most so many steps, of as many accounts each as can be; every point of it is one of this.
  public LorenzCurve inSteps(int most) {
    var accounts = points.size() - 1;
    if (accounts <= most) {
      return this;
    }
    return new LorenzCurve(
        IntStream.rangeClosed(0, most)
            .mapToObj(step -> points.get((int) ((long) step * accounts / most)))
            .toList());
  }
}
