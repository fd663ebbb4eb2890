package io.bellwether.scoring.metric;

import java.util.List;

/// Which rows belong to an interval `[from, to)`. To be in force at an edge means just before it
/// (`from < edge AND to >= edge`): a line that starts at midnight is an entry of the new day and
/// not part of its opening, so that opening + movements = closing without exception.
public sealed interface Timing {

  /// The row's date lies in the interval.
  record On(String column) implements Timing {
    @Override
    public List<String> columns() {
      return List.of(column);
    }
  }

  /// The row is in force at one edge of the interval.
  record InForce(String from, String to, Edge edge) implements Timing {
    @Override
    public List<String> columns() {
      return List.of(from, to);
    }
  }

  /// The row is in force at some time of the interval.
  record During(String from, String to) implements Timing {
    @Override
    public List<String> columns() {
      return List.of(from, to);
    }
  }

  /// The row is in force at the start; the carried columns are there a second time as
  /// `end_<column>`, with the greatest value in force at the end among the rows with the same keys
  /// (null when there is none).
  record FromTo(String from, String to, List<String> keys, List<String> carried) implements Timing {
    public FromTo {
      keys = List.copyOf(keys);
      carried = List.copyOf(carried);
    }

    @Override
    public List<String> columns() {
      return List.of(from, to);
    }
  }

  enum Edge {
    OPENING,
    CLOSING
  }

  /// The time columns; the first is the date that lineage shows.
  List<String> columns();

  static Timing on(String column) {
    return new On(column);
  }

  static Timing opening(String from, String to) {
    return new InForce(from, to, Edge.OPENING);
  }

  static Timing closing(String from, String to) {
    return new InForce(from, to, Edge.CLOSING);
  }

  static Timing during(String from, String to) {
    return new During(from, to);
  }

  static Timing fromStartToEnd(String from, String to, List<String> keys, String... carried) {
    return new FromTo(from, to, keys, List.of(carried));
  }
}
