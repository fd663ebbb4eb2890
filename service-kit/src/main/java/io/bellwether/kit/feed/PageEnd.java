package io.bellwether.kit.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a page says at its end.
///
/// @param next where the next page starts
/// @param count the changes of this page
/// @param caughtUp whether the reader now has every tick that there is
/// @param asOf everything that was known by then has been read; null until the first window is
///   complete
/// @param serverTime the source's clock, on which a reader measures its lag
public record PageEnd(
    FeedToken next, int count, boolean caughtUp, @Nullable Instant asOf, Instant serverTime) {}
