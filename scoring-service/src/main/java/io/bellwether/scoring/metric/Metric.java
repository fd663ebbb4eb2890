package io.bellwether.scoring.metric;

import java.util.List;

/// One question about customers, and every way in which it is answered. A metric is a final class
/// in one file, named like its id; declaring it adds it to the catalogue, the API and the
/// reference.
public interface Metric {

  Definition definition();

  /// The terms that the formulas need, each one aggregate over one fact.
  List<Measure> measures();

  /// The ways to answer; the first is the default. All of them read the same terms, so that asking
  /// for several costs one set of scans.
  List<Dialect> dialects();
}
