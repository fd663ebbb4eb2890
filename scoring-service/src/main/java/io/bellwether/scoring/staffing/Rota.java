package io.bellwether.scoring.staffing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who works when: reps with the hours of their calendars.
public record Rota(List<Rep> reps, Map<UUID, WorkingHours> calendars) {

  /// @param team null if the rep is in none
  /// @param weeklyHours null if they are not known
  /// @param calendarId null if nobody has said when the rep works
  public record Rep(
      @Nullable String team, @Nullable Double weeklyHours, @Nullable UUID calendarId) {}

  /// @param rostered of the reps, those whose calendar has hours
  /// @param hours by hour of the week, the hours of work in one such hour; null if there is nobody
  ///   rostered
  record Available(int reps, int rostered, @Nullable Map<HourOfWeek, Double> hours) {}

  public Rota {
    reps = List.copyOf(reps);
    calendars = Map.copyOf(calendars);
  }

  Rota of(String team) {
    return new Rota(reps.stream().filter(rep -> team.equals(rep.team())).toList(), calendars);
  }

  /// A rep who works fewer hours a week than the calendar is open works so much less in each of
  /// them: who is there at which of them, the calendar does not say.
  Available by(Window window) {
    var shares = new HashMap<UUID, Map<HourOfWeek, Double>>();
    calendars.forEach((id, calendar) -> shares.put(id, calendar.shares(window)));
    var sum = new TreeMap<HourOfWeek, Double>();
    var rostered = 0;
    for (var rep : reps) {
      var share = rep.calendarId() == null ? null : shares.get(rep.calendarId());
      if (share != null) {
        rostered++;
        var open = share.values().stream().mapToDouble(Double::doubleValue).sum();
        var part =
            rep.weeklyHours() == null || open == 0 ? 1 : Math.min(1, rep.weeklyHours() / open);
        share.forEach((hour, worked) -> sum.merge(hour, worked * part, Double::sum));
      }
    }
    return new Available(reps.size(), rostered, rostered == 0 ? null : sum);
  }

  /// By team; reps without one under null.
  Map<@Nullable String, RepHours> byTeam() {
    var byTeam = new HashMap<@Nullable String, RepHours>();
    for (var rep : reps) {
      var hours = rep.weeklyHours();
      byTeam.merge(rep.team(), new RepHours(1, hours == null ? 0 : 1, hours), RepHours::plus);
    }
    return byTeam;
  }
}
