package io.bellwether.scoring.staffing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Needed hours = cases that come in x hours of work a case / occupancy.
///
/// @param occupancy the share of their hours that reps spend on cases
public record Staffing(Window window, Workload workload, Rota rota, double occupancy) {

  public static final String DEFINITION = "arrivals-x-handling@1";

  public static final String FORMULA =
      "cases that come in x mean hours of logged work a resolved case / occupancy";

  static final String NO_TEAM = "(none)";

  /// The 168 hours of the week, as far as the window has them.
  ///
  /// @param team null for all of them
  public List<Need> byHour(@Nullable String team) {
    var byHour = window.byHour(workload.arrivals(team));
    var rates = ArrivalRates.of(byHour.values());
    var handling = workload.handling(team);
    var available = (team == null ? rota : rota.of(team)).by(window);
    var reps = new RepHours(available.reps(), available.rostered(), null);
    var needs = new ArrayList<Need>();
    byHour.forEach(
        (hour, counts) -> {
          if (!counts.isEmpty()) {
            var arrivals = rates.hourly(counts);
            var hours = available.hours();
            needs.add(
                new Need(
                    hour,
                    null,
                    team,
                    counts.size(),
                    sum(counts),
                    arrivals,
                    handling,
                    needed(arrivals, handling),
                    reps,
                    hours == null ? null : hours.getOrDefault(hour, 0.0)));
          }
        });
    return needs;
  }

  /// How much more than by chance the hours differ from week to week.
  public double dispersion(@Nullable String team) {
    return ArrivalRates.of(window.byHour(workload.arrivals(team)).values()).dispersion();
  }

  /// Each whole week from the beginning on, beside the hours that the reps have in a week.
  ///
  /// @param team null for all of them
  public List<Need> byWeek(@Nullable String team) {
    var weeks = window.byWeek(workload.arrivals(team));
    var rates = ArrivalRates.of(List.of(weeks));
    var handling = workload.handling(team);
    var byTeam = rota.byTeam();
    var reps =
        team == null
            ? byTeam.values().stream().reduce(RepHours.NONE, RepHours::plus)
            : repsOf(team, byTeam);
    var needs = new ArrayList<Need>();
    for (int week = 0; week < weeks.size(); week++) {
      var arrivals = rates.ofOneWeek(weeks.get(week));
      needs.add(
          new Need(
              null,
              window.interval().from().plusWeeks(week),
              team,
              1,
              weeks.get(week),
              arrivals,
              handling,
              needed(arrivals, handling),
              reps,
              reps.hours()));
    }
    return needs;
  }

  /// How much more than by chance the weeks differ.
  public double weeklyDispersion(@Nullable String team) {
    return ArrivalRates.of(List.of(window.byWeek(workload.arrivals(team)))).dispersion();
  }

  /// A week of all teams, then of each of them; cases and reps without a team under `(none)`.
  public List<Need> byTeam() {
    var reps = rota.byTeam();
    var teams = new TreeSet<>(workload.arrivals().keySet());
    reps.keySet().forEach(team -> teams.add(team == null ? NO_TEAM : team));
    var needs = new ArrayList<Need>();
    needs.add(ofWeek(null, reps.values().stream().reduce(RepHours.NONE, RepHours::plus)));
    for (var team : teams) {
      needs.add(ofWeek(team, repsOf(team, reps)));
    }
    return needs;
  }

  private static RepHours repsOf(String team, Map<@Nullable String, RepHours> reps) {
    return reps.getOrDefault(team.equals(NO_TEAM) ? null : team, RepHours.NONE);
  }

  private Need ofWeek(@Nullable String team, RepHours reps) {
    var weeks = window.byWeek(workload.arrivals(team));
    var arrivals = ArrivalRates.weekly(weeks);
    var handling = workload.handling(team);
    return new Need(
        null,
        null,
        team,
        weeks.size(),
        sum(weeks),
        arrivals,
        handling,
        needed(arrivals, handling),
        reps,
        reps.hours());
  }

  private @Nullable Estimate needed(Estimate arrivals, HandlingTime handling) {
    var hours = handling.hours();
    return hours == null ? null : arrivals.times(hours).dividedBy(occupancy);
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
