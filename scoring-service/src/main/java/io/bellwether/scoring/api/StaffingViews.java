package io.bellwether.scoring.api;

import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.query.Query;
import io.bellwether.scoring.staffing.Estimate;
import io.bellwether.scoring.staffing.HandlingTime;
import io.bellwether.scoring.staffing.Need;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Needs as the API shows them.
///
/// @param counted the days whose cases are counted; null where there are none
/// @param submissions the way of counting cases whose rows are linked
record StaffingViews(
    Query query, @Nullable Interval counted, Freshness freshness, Dialect submissions) {

  private static final String TEAM = "team";
  private static final String WEEK = "week";

  private static final String NOTHING_LOGGED =
      "no case with logged minutes was resolved in the interval";

  private static final String NOT_BY_TEAM =
      "submissions cannot be listed by the team that they are counted for here: the one that took a"
          + " case in, or else that of who resolved or has it";

  private static final String NO_WEEK = "there is no whole week, so that no cases are counted";

  StaffingAnswer.Result result(Need need) {
    var verdict = need.verdict();
    return new StaffingAnswer.Result(
        group(need),
        need.n(),
        need.cases(),
        arrivals(need),
        handling(need.handling()),
        needed(need),
        available(need),
        new StaffingAnswer.Gap(
            need.gap(),
            StaffingAnswer.bounds(need.gapInterval()),
            verdict == null ? null : verdict.name()),
        rows(need),
        rowsReason(need));
  }

  private @Nullable String rowsReason(Need need) {
    if (need.team() != null) {
      return NOT_BY_TEAM;
    }
    return interval(need) == null ? NO_WEEK : null;
  }

  private @Nullable Interval interval(Need need) {
    var week = need.week();
    return week == null ? counted : new Interval(week, week.plusWeeks(1));
  }

  private static Map<String, String> group(Need need) {
    var group = new LinkedHashMap<String, String>();
    var hour = need.hour();
    var team = need.team();
    if (hour != null) {
      group.put(Fact.BY_WEEKDAY, hour.weekdayName());
      group.put(Fact.BY_HOUR, hour.hourName());
      return group;
    }
    var week = need.week();
    if (week != null) {
      group.put(WEEK, week.toString());
    }
    if (team != null) {
      group.put(TEAM, team);
    }
    return group;
  }

  private static StaffingAnswer.Estimated arrivals(Need need) {
    if (need.n() == 0) {
      return new StaffingAnswer.Estimated(null, null, "the interval has no whole week");
    }
    return estimated(
        need.arrivals(),
        need.n() < 2
            ? "the interval has only one of them, which shows no spread"
            : "they are all alike and show no spread");
  }

  private static StaffingAnswer.Estimated needed(Need need) {
    var needed = need.needed();
    if (needed == null || need.n() == 0) {
      return new StaffingAnswer.Estimated(
          null, null, needed == null ? NOTHING_LOGGED : "the interval has no whole week");
    }
    return estimated(needed, "cases or hours of work show no spread");
  }

  private static StaffingAnswer.Estimated estimated(Estimate estimate, String withoutInterval) {
    var interval = StaffingAnswer.bounds(estimate.ci95());
    return new StaffingAnswer.Estimated(
        estimate.value(), interval, interval == null ? withoutInterval : null);
  }

  private static StaffingAnswer.Handling handling(HandlingTime handling) {
    var hours = handling.hours();
    if (hours == null) {
      return new StaffingAnswer.Handling(null, null, 0, handling.notLogged(), NOTHING_LOGGED);
    }
    var interval = StaffingAnswer.bounds(hours.ci95());
    return new StaffingAnswer.Handling(
        hours.value(),
        interval,
        handling.n(),
        handling.notLogged(),
        interval == null ? "one case, or several alike, show no spread" : null);
  }

  private static StaffingAnswer.Available available(Need need) {
    var reps = need.reps();
    var reason = need.hour() == null ? "weeklyHours" : "calendarId whose calendar has hours";
    return new StaffingAnswer.Available(
        need.available(), reps.reps(), reps.withHours(), unavailable(need, reason));
  }

  private static @Nullable String unavailable(Need need, String hours) {
    var reps = need.reps();
    var available = need.available();
    if (available == null) {
      return reps.reps() == 0
          ? "there are no reps"
          : "none of %d reps has a %s".formatted(reps.reps(), hours);
    }
    return available == 0 && need.hour() != null
        ? "nobody works then: no calendar of %d reps is open at this hour"
            .formatted(reps.withHours())
        : null;
  }

  private @Nullable String rows(Need need) {
    var interval = interval(need);
    if (need.team() != null || interval == null) {
      return null;
    }
    return RowsLink.of(
        query,
        "submissions",
        submissions,
        interval,
        need.week() == null ? group(need) : Map.of(),
        freshness.pin(query));
  }
}
