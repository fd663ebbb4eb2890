package io.bellwether.localstack.bench;

import java.io.IOException;
import java.util.List;

/// How long the same thing took, several times.
///
/// @param seconds in order
record Timings(List<Double> seconds) {

  /// What is measured.
  interface Asked {
    void ask() throws IOException, InterruptedException;
  }

  Timings {
    seconds = seconds.stream().sorted().toList();
  }

  static double one(Asked asked) throws IOException, InterruptedException {
    long began = System.nanoTime();
    asked.ask();
    return (System.nanoTime() - began) / 1e9;
  }

  double median() {
    return atRank(0.5);
  }

  double p95() {
    return atRank(0.95);
  }

  private double atRank(double share) {
    return seconds.get((int) Math.ceil(share * seconds.size()) - 1);
  }
}
