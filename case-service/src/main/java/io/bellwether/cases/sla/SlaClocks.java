package io.bellwether.cases.sla;

import io.bellwether.cases.businesstime.BusinessCalendar;
import io.bellwether.cases.history.CaseCourse;
import io.bellwether.cases.history.CaseStatus;
import io.bellwether.cases.history.Episode;
import io.bellwether.cases.history.Interval;
import io.bellwether.cases.history.IntervalKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The clocks of one case. Each keeps the target that held when it started.
public final class SlaClocks {

  private final CaseCourse course;
  private final List<SlaTargets> policies;
  private final @Nullable BusinessCalendar calendar;
  private final List<SlaClock> clocks = new ArrayList<>();

  private SlaClocks(
      CaseCourse course, List<SlaTargets> policies, @Nullable BusinessCalendar calendar) {
    this.course = course;
    this.policies = policies;
    this.calendar = calendar;
  }

  public static List<SlaClock> of(
      CaseCourse course,
      List<Message> messages,
      List<SlaTargets> policies,
      @Nullable BusinessCalendar calendar) {
    if (policies.isEmpty()) {
      return List.of();
    }
    var clocks = new SlaClocks(course, policies, calendar);
    // A word of ours in the same second answers the customer's.
    var inOrder =
        messages.stream()
            .sorted(Comparator.comparing(Message::at).thenComparing(Message::ours))
            .toList();
    for (var episode : course.episodes()) {
      clocks.follow(episode, inOrder.stream().filter(m -> episode.contains(m.at())).toList());
    }
    return List.copyOf(clocks.clocks);
  }

  private void follow(Episode episode, List<Message> messages) {
    add(SlaKind.RESOLUTION, episode.from(), episode.to(), episode.end() == CaseStatus.RESOLVED);
    var first = episode.equals(course.episodes().getFirst());
    var kind = first ? SlaKind.FIRST_RESPONSE : SlaKind.NEXT_RESPONSE;
    var waitingSince = first ? episode.from() : null;
    for (var message : messages) {
      if (message.ours() && waitingSince != null) {
        add(kind, waitingSince, message.at(), true);
        kind = SlaKind.NEXT_RESPONSE;
        waitingSince = null;
      } else if (!message.ours() && waitingSince == null) {
        waitingSince = message.at();
      }
    }
    if (waitingSince != null) {
      add(kind, waitingSince, episode.to(), false);
    }
  }

  private void add(SlaKind kind, Instant start, @Nullable Instant stop, boolean done) {
    var tier = course.start().serviceTier();
    var priority = course.valueAt(IntervalKind.PRIORITY, start);
    SlaTargets.of(policies, tier, priority, start)
        .ifPresent(
            targets -> {
              var seconds = targets.seconds(kind);
              if (seconds != null) {
                clocks.add(clock(kind, targets, seconds, start, stop, done));
              }
            });
  }

  private SlaClock clock(
      SlaKind kind,
      SlaTargets targets,
      long target,
      Instant start,
      @Nullable Instant stop,
      boolean done) {
    var measure = Measure.of(targets.clock(), calendar, start);
    var pauses = pauses(targets, start, stop);
    var open = !pauses.isEmpty() && pauses.getLast().to() == null;
    if (measure == null) {
      return new SlaClock(
          kind, targets.id(), targets.clock(), target, start, null, stop, open, null, null, null);
    }
    long paused = 0;
    for (var pause : pauses) {
      paused += pause.to() == null ? 0 : measure.between(pause.from(), pause.to());
    }
    var elapsed = stop == null ? null : Long.valueOf(measure.between(start, stop) - paused);
    return new SlaClock(
        kind,
        targets.id(),
        targets.clock(),
        target,
        start,
        due(measure, start, target, pauses),
        stop,
        open,
        paused,
        elapsed,
        elapsed == null ? null : outcome(elapsed, target, done));
  }

  private static SlaOutcome outcome(long elapsed, long target, boolean done) {
    if (elapsed > target) {
      return SlaOutcome.BREACHED;
    }
    return done ? SlaOutcome.FULFILLED : SlaOutcome.CANCELLED;
  }

  /// The parts of the clock's time in which the case waited for the customer, in order.
  private List<Interval> pauses(SlaTargets targets, Instant start, @Nullable Instant stop) {
    var pauses = new ArrayList<Interval>();
    for (var stage : course.intervals()) {
      var to = stage.to();
      if (stage.kind() != IntervalKind.STAGE
          || stage.value() == null
          || !targets.pausingStages().contains(stage.value())
          || (to != null && !to.isAfter(start))
          || (stop != null && !stage.from().isBefore(stop))) {
        continue;
      }
      pauses.add(
          new Interval(
              stage.kind(),
              stage.value(),
              stage.from().isBefore(start) ? start : stage.from(),
              stop != null && (to == null || to.isAfter(stop)) ? stop : to));
    }
    return pauses;
  }

  private static @Nullable Instant due(
      Measure measure, Instant start, long target, List<Interval> pauses) {
    var at = start;
    long left = target;
    for (var pause : pauses) {
      long here = measure.between(at, pause.from());
      if (here >= left) {
        break;
      }
      if (pause.to() == null) {
        return null;
      }
      left -= here;
      at = pause.to();
    }
    return measure.plus(at, left);
  }

  /// How the seconds of a target are counted.
  private record Measure(@Nullable BusinessCalendar calendar) {

    /// Null when they are business seconds and no calendar says what these are.
    static @Nullable Measure of(
        TargetClock clock, @Nullable BusinessCalendar calendar, Instant start) {
      if (clock == TargetClock.CALENDAR) {
        return new Measure(null);
      }
      return calendar != null && calendar.covers(start) ? new Measure(calendar) : null;
    }

    long between(Instant from, Instant to) {
      if (calendar != null) {
        return calendar.businessSecondsBetween(from, to);
      }
      return Math.max(0, to.getEpochSecond() - from.getEpochSecond());
    }

    @Nullable Instant plus(Instant from, long seconds) {
      return calendar == null
          ? Instant.ofEpochSecond(from.getEpochSecond() + seconds)
          : calendar.add(from, seconds).orElse(null);
    }
  }
}
