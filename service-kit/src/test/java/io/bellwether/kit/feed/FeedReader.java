package io.bellwether.kit.feed;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A reader as it should be: it keeps the token of the last page and asks from there.
final class FeedReader implements FeedSink {

  private final ChangeFeed feed;
  private final int pageSize;
  private @Nullable FeedToken position;
  private long tick;

  final List<Change> changes = new ArrayList<>();
  final Map<Long, Long> tickOfSeq = new TreeMap<>();
  final Map<Long, Instant> knownAtOfTick = new TreeMap<>();

  FeedReader(ChangeFeed feed, int pageSize) {
    this.feed = feed;
    this.pageSize = pageSize;
  }

  /// Ticks at every look, so that a test sees each commit as soon as it can be seen.
  static FeedReader eager(FeedDatabase database, int pageSize) {
    return new FeedReader(new ChangeFeed(database.feed, Duration.ZERO), pageSize);
  }

  PageEnd page() throws SQLException, IOException {
    var end = feed.read(position, pageSize, this);
    if (end.next().equals(position) && !end.caughtUp()) {
      throw new IllegalStateException("the feed does not move on from " + position);
    }
    // The token travels as text.
    position = FeedToken.parse(end.next().text());
    return end;
  }

  /// Reads until there is nothing more; answers what came.
  List<Change> poll() throws SQLException, IOException {
    var before = changes.size();
    PageEnd end;
    do {
      end = page();
    } while (!end.caughtUp());
    return List.copyOf(changes.subList(before, changes.size()));
  }

  @Override
  public void tick(long tick, Instant knownAt) {
    this.tick = tick;
    knownAtOfTick.put(tick, knownAt);
  }

  @Override
  public void change(Change change) {
    changes.add(change);
    tickOfSeq.put(change.seq(), tick);
  }
}
