package io.bellwether.kit.feed;

import io.bellwether.kit.problem.FieldError;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import java.util.List;

/// Why the feed refuses to answer.
final class FeedProblems {

  private FeedProblems() {}

  // Says nothing of the token's inside: it is opaque.
  static RuntimeException invalidCursor() {
    var message = "after is damaged (expected: empty, or the `next` of a trailer)";
    return Problems.of(
        Slug.INVALID_CURSOR,
        message,
        List.of(FieldError.ofParameter("after", Slug.INVALID_CURSOR.wireName(), message)));
  }

  static RuntimeException cursorExpired(long tick, long oldest) {
    return Problems.of(
        Slug.CURSOR_EXPIRED,
        "after points behind tick %d, the oldest that is kept is %d".formatted(tick, oldest));
  }

  static RuntimeException epochChanged(FeedEpoch asked, FeedEpoch present) {
    return Problems.of(
        Slug.FEED_EPOCH_CHANGED,
        "after belongs to epoch %s, this is %s (expected: start again with an empty token)"
            .formatted(asked.value(), present.value()));
  }

  static RuntimeException notRebased() {
    return Problems.of(
        Slug.FEED_NOT_REBASED,
        "the change log holds transaction ids that this cluster has not reached yet");
  }
}
