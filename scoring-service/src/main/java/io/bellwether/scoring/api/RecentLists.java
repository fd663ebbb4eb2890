package io.bellwether.scoring.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;

/// Lists that were put in order lately, so that a later page need not put everything in order
/// again. Only ids are remembered, and only so many: a list that is gone is made anew.
///
/// @param <Q> what was asked, with the tenant and the instant as of which the pages are
/// @param <L> what is remembered of the list
final class RecentLists<Q, L> {

  private static final int MOST_IDS = 300_000;

  private final Function<L, List<UUID>> ids;

  /// The one that was asked for longest ago comes first.
  private final SequencedMap<Q, L> lists = new LinkedHashMap<>(16, 0.75f, true);

  private int held;

  RecentLists(Function<L, List<UUID>> ids) {
    this.ids = ids;
  }

  synchronized Optional<L> find(Q question) {
    return Optional.ofNullable(lists.get(question));
  }

  synchronized void put(Q question, L list) {
    var before = lists.put(question, list);
    held += size(list) - (before == null ? 0 : size(before));
    while (held > MOST_IDS) {
      held -= size(lists.pollFirstEntry().getValue());
    }
  }

  private int size(L list) {
    return ids.apply(list).size();
  }
}
