package io.bellwether.scoring.priority;

import io.bellwether.scoring.account.AccountNow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the factors of a case at a moment; [Factor] says how a value becomes points.
///
/// @param at the moment
/// @param today the day that it belongs to, for dates
public record PriorityFormula(Instant at, LocalDate today) {

  private static final Duration OLDEST = Duration.ofDays(30);
  private static final Duration MOST_WORK = Duration.ofHours(4);
  private static final Duration DUE_SOON = Duration.ofHours(24);
  private static final Duration LONGEST_WAIT = Duration.ofHours(48);
  private static final int RENEWAL_IN_SIGHT = 90;

  private static final Map<String, Double> SEVERITIES =
      Map.of("CRITICAL", 100.0, "HIGH", 70.0, "MEDIUM", 40.0, "LOW", 10.0);

  private static final String NO_ACCOUNT = "the case has no account";
  private static final String UNKNOWN_ACCOUNT = "the account is not known";

  /// @param account null where the case has none, or it is not known
  public List<Reading> readings(OpenCase open, @Nullable AccountNow account) {
    return List.of(
        value(open, account),
        age(open),
        effort(open),
        risk(open, account),
        sla(open),
        severity(open),
        waiting(open),
        renewal(open, account));
  }

  private static Reading value(OpenCase open, @Nullable AccountNow account) {
    if (account == null) {
      return Reading.missing(Factor.VALUE, withoutAccount(open));
    }
    var share = account.valueShare();
    if (share == null) {
      return Reading.missing(
          Factor.VALUE, "the account pays in several currencies, which have no common order");
    }
    return Reading.of(
        Factor.VALUE,
        share,
        100 * share,
        account.paying().isEmpty()
            ? "the account pays nothing"
            : "%.0f %% of paying accounts pay no more".formatted(100 * share));
  }

  private Reading age(OpenCase open) {
    var age = Duration.between(open.createdAt(), at);
    return Reading.of(Factor.AGE, age.toSeconds(), rising(age, OLDEST), "open for " + spoken(age));
  }

  private static Reading effort(OpenCase open) {
    var work = open.work();
    var minutes = work.minutes();
    if (minutes == null) {
      return Reading.missing(
          Factor.EFFORT,
          work.activities() == 0
              ? "nobody has worked on it, or logged it"
              : "none of %d activities has minutes".formatted(work.activities()));
    }
    var worked = Duration.ofSeconds(Math.round(minutes.doubleValue() * 60));
    return Reading.of(
        Factor.EFFORT,
        worked.toSeconds(),
        rising(worked, MOST_WORK),
        "%s in %d of %d activities".formatted(spoken(worked), work.logged(), work.activities()));
  }

  private static Reading risk(OpenCase open, @Nullable AccountNow account) {
    if (account == null) {
      return Reading.missing(Factor.RISK, withoutAccount(open));
    }
    var health = account.health();
    return health == null
        ? Reading.missing(Factor.RISK, "too little is known of the account's health")
        : Reading.of(
            Factor.RISK, health, 100 - health, "the account's health is %.0f".formatted(health));
  }

  private Reading sla(OpenCase open) {
    var clock = open.clock();
    if (clock == null) {
      return Reading.missing(Factor.SLA, "no clock of a service level runs");
    }
    var due = clock.dueAt();
    if (due == null) {
      return Reading.missing(
          Factor.SLA, "the clock of %s pauses, or no calendar holds".formatted(clock.kind()));
    }
    var left = Duration.between(at, due);
    return Reading.of(
        Factor.SLA,
        left.toSeconds(),
        100 - rising(left, DUE_SOON),
        left.isNegative()
            ? "%s overdue for %s".formatted(clock.kind(), spoken(left.negated()))
            : "%s due in %s".formatted(clock.kind(), spoken(left)));
  }

  private static Reading severity(OpenCase open) {
    var severity = open.codes().severity();
    var points = severity == null ? null : SEVERITIES.get(severity);
    if (severity == null || points == null) {
      return Reading.missing(
          Factor.SEVERITY,
          severity == null
              ? "nobody has said how badly the customer is affected"
              : "%s has no points".formatted(severity));
    }
    return Reading.of(Factor.SEVERITY, severity, points, "it is " + severity);
  }

  private Reading waiting(OpenCase open) {
    if (!open.turn().ours()) {
      return Reading.of(Factor.WAITING, 0L, 0, "it is the customer's turn");
    }
    var waited = Duration.between(open.turn().since(), at);
    return Reading.of(
        Factor.WAITING,
        waited.toSeconds(),
        rising(waited, LONGEST_WAIT),
        "the customer has waited for " + spoken(waited));
  }

  private Reading renewal(OpenCase open, @Nullable AccountNow account) {
    if (account == null) {
      return Reading.missing(Factor.RENEWAL, withoutAccount(open));
    }
    var due = account.renewalDueOn();
    if (due == null) {
      return Reading.missing(Factor.RENEWAL, "no contract in force has a day of renewal or an end");
    }
    var days = ChronoUnit.DAYS.between(today, due);
    return Reading.of(
        Factor.RENEWAL,
        days,
        100 - 100 * Math.clamp((double) days / RENEWAL_IN_SIGHT, 0, 1),
        "a contract is to be renewed on " + due);
  }

  private static String withoutAccount(OpenCase open) {
    return open.accountId() == null ? NO_ACCOUNT : UNKNOWN_ACCOUNT;
  }

  private static double rising(Duration value, Duration all) {
    return 100 * Math.clamp((double) value.toSeconds() / all.toSeconds(), 0, 1);
  }

  private static String spoken(Duration duration) {
    if (duration.toDays() > 0) {
      return "%d d %d h".formatted(duration.toDays(), duration.toHoursPart());
    }
    return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
  }
}
