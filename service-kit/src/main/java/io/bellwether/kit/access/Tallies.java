package io.bellwether.kit.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts who was turned away, so that nobody can flood the audit log: the first of a kind is due
/// at once, those that follow once a minute, as one. A tenant has so many kinds a minute; what is
/// beyond them is counted as others.
final class Tallies {

  static final Duration PERIOD = Duration.ofMinutes(1);
  static final int KINDS = 50;

  private final Map<Denial, Tally> tallies = new LinkedHashMap<>();
  private final Map<String, Integer> kinds = new HashMap<>();

  private static final class Tally {
    private @Nullable Instant handed;
    private Instant first = Instant.EPOCH;
    private String traceId = "";
    private int times;
  }

  /// @param at the first time that is not written yet
  /// @param traceId of that time
  record Due(Denial denial, Instant at, String traceId, int times) {}

  synchronized void note(Denial denial, String traceId, Instant at) {
    note(denial, traceId, at, 1);
  }

  private void note(Denial denial, String traceId, Instant at, int times) {
    var counted = kindOf(denial);
    var tally =
        tallies.computeIfAbsent(
            counted,
            one -> {
              kinds.merge(one.tenant(), 1, Integer::sum);
              return new Tally();
            });
    if (tally.times == 0) {
      tally.first = at;
      tally.traceId = traceId;
    }
    tally.times += times;
  }

  private Denial kindOf(Denial denial) {
    return tallies.containsKey(denial) || kinds.getOrDefault(denial.tenant(), 0) < KINDS
        ? denial
        : Denial.others(denial.tenant(), denial.kind());
  }

  /// What is to be written now.
  synchronized List<Due> due(Instant now) {
    return due(now, false);
  }

  /// All that is left.
  synchronized List<Due> rest(Instant now) {
    return due(now, true);
  }

  private List<Due> due(Instant now, boolean all) {
    var due = new ArrayList<Due>();
    var each = tallies.entrySet().iterator();
    while (each.hasNext()) {
      var entry = each.next();
      var tally = entry.getValue();
      var resting = tally.handed != null && now.isBefore(tally.handed.plus(PERIOD));
      if (tally.times > 0 && (all || !resting)) {
        due.add(new Due(entry.getKey(), tally.first, tally.traceId, tally.times));
        tally.times = 0;
        tally.handed = now;
      } else if (tally.times == 0 && !resting) {
        each.remove();
        kinds.merge(entry.getKey().tenant(), -1, Tallies::sumOrNothing);
      }
    }
    return due;
  }

  private static @Nullable Integer sumOrNothing(Integer kinds, Integer change) {
    return kinds + change == 0 ? null : Integer.valueOf(kinds + change);
  }

  /// What could not be written is due again.
  synchronized void takeBack(List<Due> failed) {
    for (var due : failed) {
      note(due.denial(), due.traceId(), due.at(), due.times());
      var tally = tallies.get(kindOf(due.denial()));
      if (tally != null) {
        tally.handed = null;
        tally.first = due.at();
        tally.traceId = due.traceId();
      }
    }
  }
}
