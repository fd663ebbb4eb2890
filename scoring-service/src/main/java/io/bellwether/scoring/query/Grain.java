package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Interval;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How fine an answer is cut. The first and the last piece are shorter where the interval starts or
/// ends inside one.
public enum Grain {
  NONE,
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR;

  public List<Interval> split(Interval whole) {
    var pieces = new ArrayList<Interval>();
    var from = whole.from();
    while (from.isBefore(whole.to())) {
      var next = this == NONE ? whole.to() : startOfNext(from);
      var to = next.isBefore(whole.to()) ? next : whole.to();
      pieces.add(new Interval(from, to));
      from = to;
    }
    return pieces;
  }

  /// Whether a piece is not cut off at an edge of what was split.
  public boolean isWhole(Interval piece) {
    return startOfNext(piece.from()).equals(piece.to())
        && startOfNext(piece.from().minusDays(1)).equals(piece.from());
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  private LocalDate startOfNext(LocalDate date) {
    return switch (this) {
      case NONE -> throw new IllegalStateException("the whole interval has no next piece");
      case DAY -> date.plusDays(1);
      case WEEK -> date.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
      case MONTH -> date.with(TemporalAdjusters.firstDayOfNextMonth());
      case QUARTER -> date.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3);
      case YEAR -> LocalDate.of(date.getYear() + 1, Month.JANUARY, 1);
    };
  }
}
