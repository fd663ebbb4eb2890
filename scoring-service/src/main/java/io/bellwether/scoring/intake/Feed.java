package io.bellwether.scoring.intake;

import io.bellwether.scoring.metric.Source;

/// Where pages come from.
interface Feed {

  /// The page after a token, whole and checked, with nothing applied yet.
  FeedPage fetch(Source source, String after)
      throws SourceUnavailable, DamagedPage, EpochChanged, InterruptedException;
}
