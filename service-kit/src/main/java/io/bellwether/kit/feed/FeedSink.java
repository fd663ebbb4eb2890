package io.bellwether.kit.feed;

import java.io.IOException;
import java.time.Instant;

/// Takes a page of the feed as it is read from the database.
public interface FeedSink {

  /// The changes that follow are known since `knownAt`. A tick whose changes do not fit into one
  /// page comes again in the next.
  void tick(long tick, Instant knownAt) throws IOException;

  void change(Change change) throws IOException;
}
