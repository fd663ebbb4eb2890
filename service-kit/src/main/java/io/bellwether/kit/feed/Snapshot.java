package io.bellwether.kit.feed;

import java.util.List;
import java.util.stream.Stream;

/// A `pg_snapshot`, `xmin:xmax:xip`: it sees every transaction below `xmax` but those in `running`
/// (and those that were rolled back).
record Snapshot(String text, long xmax, List<Long> running) {

  /// Sees nothing: what a reader has at the beginning. Real transaction ids are larger.
  static final Snapshot NOTHING = Snapshot.of("1:1:");

  static Snapshot of(String text) {
    var parts = text.split(":", -1);
    var running =
        Stream.of(parts[2].split(",")).filter(id -> !id.isEmpty()).map(Long::valueOf).toList();
    return new Snapshot(text, Long.parseLong(parts[1]), running);
  }
}
