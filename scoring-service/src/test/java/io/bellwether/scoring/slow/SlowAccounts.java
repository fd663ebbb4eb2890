package io.bellwether.scoring.slow;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Timing;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What accounts are, and what they were when a row counts.
final class SlowAccounts {

  private final Map<UUID, SlowRow> accounts = new HashMap<>();
  private final Map<UUID, List<SlowRow>> states = new HashMap<>();
  private final ZoneId zone;
  private final Interval interval;
  private final boolean atTheEnd;

  /// @param atTheEnd whether what they are at the end of the interval counts for all rows
  SlowAccounts(ExportedRows rows, ZoneId zone, Interval interval, boolean atTheEnd)
      throws SQLException {
    this.zone = zone;
    this.interval = interval;
    this.atTheEnd = atTheEnd;
    for (var account : rows.of(Facts.ACCOUNT)) {
      accounts.put(account.id(), account);
    }
    for (var state : rows.of(Facts.ACCOUNT_STATE)) {
      states.computeIfAbsent(state.uuid("account_id"), _ -> new ArrayList<>()).add(state);
    }
  }

  @Nullable SlowRow now(SlowRow row) {
    var id = row.uuid("account_id");
    return id == null ? null : accounts.get(id);
  }

  /// A dimension of the account of a row.
  @Nullable String value(SlowRow row, Measure measure, String dimension, String column) {
    var account = now(row);
    if (Fact.KEPT_OF_ACCOUNTS.contains(dimension)) {
      for (var state : states.getOrDefault(row.uuid("account_id"), List.of())) {
        if (counts(state, row, measure)) {
          return state.text(column);
        }
      }
    }
    return account == null ? null : account.text(column);
  }

  private boolean counts(SlowRow state, SlowRow row, Measure measure) {
    if (atTheEnd) {
      return justBefore(state, start(interval.to()));
    }
    var asOf = measure.fact().accountAsOf();
    if (asOf != null) {
      return at(state, row.time(asOf));
    }
    return switch (measure.timing()) {
      case Timing.On(var column) ->
          at(
              state,
              measure.fact().column(column).isInstant()
                  ? row.time(column)
                  : start(row.time(column).toLocalDate()));
      case Timing.InForce(_, _, var edge) ->
          justBefore(state, start(edge == Timing.Edge.OPENING ? interval.from() : interval.to()));
      case Timing.FromTo _ -> justBefore(state, start(interval.from()));
      case Timing.During _ -> justBefore(state, start(interval.to()));
    };
  }

  private static boolean at(SlowRow state, LocalDateTime time) {
    var from = state.at("valid_from");
    return (from == null || !from.isAfter(time)) && state.time("valid_to").isAfter(time);
  }

  private static boolean justBefore(SlowRow state, LocalDateTime edge) {
    var from = state.at("valid_from");
    return (from == null || from.isBefore(edge)) && !state.time("valid_to").isBefore(edge);
  }

  private LocalDateTime start(LocalDate day) {
    return day.atStartOfDay(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }
}
