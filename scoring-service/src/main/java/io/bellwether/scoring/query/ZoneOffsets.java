package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The offsets of a zone in the days of some intervals, as expressions. They are the JDK's: the
/// database only adds the one that held.
final class ZoneOffsets {

  private static final DateTimeFormatter AS_LITERAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final ZoneId zone;
  private final Instant begin;
  private final Instant end;

  ZoneOffsets(ZoneId zone, List<Interval> intervals) {
    this.zone = zone;
    var from = intervals.stream().map(Interval::from).min(Comparator.naturalOrder()).orElseThrow();
    var until = intervals.stream().map(Interval::to).max(Comparator.naturalOrder()).orElseThrow();
    this.begin = from.minusDays(1).atStartOfDay(zone).toInstant();
    this.end = until.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /// What the clock on the wall showed at an instant.
  String toLocal(String instant) {
    return "(%s + (%s) * INTERVAL '1' second)"
        .formatted(instant, offset(instant, transition -> literal(transition.getInstant())));
  }

  /// The instant at which a local date begins.
  String toInstant(String date) {
    return "(%s - (%s) * INTERVAL '1' second)"
        .formatted(
            date,
            offset(
                date,
                transition ->
                    literal(firstDateAfter(transition).atStartOfDay().toInstant(ZoneOffset.UTC))));
  }

  /// The first date whose midnight has the new offset.
  private LocalDate firstDateAfter(ZoneOffsetTransition transition) {
    var date = transition.getInstant().atZone(zone).toLocalDate();
    var start = date.atStartOfDay(zone);
    return start.toInstant().isBefore(transition.getInstant())
            || !start.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? date.plusDays(1)
        : date;
  }

  private String offset(String column, Function<ZoneOffsetTransition, String> threshold) {
    var rules = zone.getRules();
    var changes = new StringBuilder();
    var at = begin;
    var transition = rules.nextTransition(at);
    while (transition != null && transition.getInstant().isBefore(end)) {
      changes.append(
          " WHEN %s < TIMESTAMP '%s' THEN %d"
              .formatted(
                  column,
                  threshold.apply(transition),
                  transition.getOffsetBefore().getTotalSeconds()));
      at = transition.getInstant();
      transition = rules.nextTransition(at);
    }
    var last = rules.getOffset(at).getTotalSeconds();
    return changes.isEmpty() ? "" + last : "CASE" + changes + " ELSE " + last + " END";
  }

  private static String literal(Instant instant) {
    return AS_LITERAL.format(instant);
  }
}
