package io.bellwether.cases.businesstime;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When somebody works: versions, each in force from its moment until that of the next. Time is
/// counted by the version that was in force when it passed. Counting is in whole seconds: a
/// fraction of a second belongs to the second that it is part of, so that the parts of a span
/// always sum to the whole.
public final class BusinessCalendar {

  /// Where the search for a moment ends: a calendar without hours never gets there.
  private static final long END = Instant.parse("9999-01-01T00:00:00Z").getEpochSecond();

  private final List<Version> versions;

  /// @param validFrom null when it was in force since ever
  public record Version(@Nullable Instant validFrom, WorkingHours hours) {

    private long from() {
      return validFrom == null ? Long.MIN_VALUE : validFrom.getEpochSecond();
    }
  }

  public BusinessCalendar(List<Version> versions) {
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("versions: none (expected: at least one)");
    }
    this.versions = versions.stream().sorted(Comparator.comparing(Version::from)).toList();
  }

  public static BusinessCalendar always(WorkingHours hours) {
    return new BusinessCalendar(List.of(new Version(null, hours)));
  }

  /// Whether a version was in force by then. Before the first one nothing can be said.
  public boolean covers(Instant instant) {
    return instant.getEpochSecond() >= versions.getFirst().from();
  }

  /// The hours in force at a moment.
  ///
  /// @throws IllegalArgumentException when it lies before the first version
  public WorkingHours hoursAt(Instant instant) {
    requireCovered(instant);
    return versions.get(indexAt(instant.getEpochSecond())).hours();
  }

  /// Working seconds in `[from, to)`; 0 when that is empty.
  ///
  /// @throws IllegalArgumentException when it begins before the first version
  public long businessSecondsBetween(Instant from, Instant to) {
    requireCovered(from);
    long end = to.getEpochSecond();
    long seconds = 0;
    for (long at = from.getEpochSecond(); at < end; ) {
      var stretch = stretchAt(at);
      long until = Math.min(stretch.to(), end);
      seconds += stretch.workingSeconds(at, until);
      at = until;
    }
    return seconds;
  }

  /// The earliest moment by which so many working seconds have passed; a target that is used up at
  /// closing time is due then, not at the next opening. Empty when the calendar never gets there.
  ///
  /// @throws IllegalArgumentException when it begins before the first version
  public Optional<Instant> add(Instant start, long businessSeconds) {
    requireCovered(start);
    if (businessSeconds < 0) {
      throw new IllegalArgumentException(
          "businessSeconds: %d (expected: 0 or more)".formatted(businessSeconds));
    }
    long left = businessSeconds;
    for (long at = start.getEpochSecond(); at < END; ) {
      var stretch = stretchAt(at);
      long until = Math.min(stretch.to(), END);
      long here = stretch.workingSeconds(at, until);
      if (here >= left) {
        return Optional.of(Instant.ofEpochSecond(stretch.reaches(at, until, left)));
      }
      left -= here;
      at = until;
    }
    return Optional.empty();
  }

  private void requireCovered(Instant instant) {
    if (!covers(instant)) {
      throw new IllegalArgumentException(
          "%s (expected: not before the first version of the calendar, %s)"
              .formatted(instant, versions.getFirst().validFrom()));
    }
  }

  /// A stretch of time within one version and with one offset from UTC: there the clock on the wall
  /// runs evenly.
  private record Stretch(WorkingHours hours, long offset, long to) {

    long workingSeconds(long from, long until) {
      return hours.upTo(until + offset) - hours.upTo(from + offset);
    }

    long reaches(long from, long until, long seconds) {
      return hours.reaches(from + offset, until + offset, seconds) - offset;
    }
  }

  private Stretch stretchAt(long second) {
    int index = indexAt(second);
    var hours = versions.get(index).hours();
    var instant = Instant.ofEpochSecond(second);
    var rules = hours.zone().getRules();
    var transition = rules.nextTransition(instant);
    long next = index + 1 < versions.size() ? versions.get(index + 1).from() : Long.MAX_VALUE;
    return new Stretch(
        hours,
        rules.getOffset(instant).getTotalSeconds(),
        Math.min(next, transition == null ? Long.MAX_VALUE : transition.toEpochSecond()));
  }

  private int indexAt(long second) {
    int index = versions.size() - 1;
    while (versions.get(index).from() > second) {
      index--;
    }
    return index;
  }
}
