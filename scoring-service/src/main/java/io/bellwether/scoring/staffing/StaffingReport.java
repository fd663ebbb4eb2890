package io.bellwether.scoring.staffing;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.report.Report;
import io.bellwether.scoring.report.ReportDefinition;
import io.bellwether.scoring.report.ReportExample;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/// Whether there are enough reps, and at the right hours.
@Singleton
public final class StaffingReport implements Report {

  private static final String TWO_WEEKS =
      "from=2026-01-05&to=2026-01-19&timeZone=UTC&occupancy=0.75";

  @Override
  public ReportDefinition definition() {
    return ReportDefinition.named("staffing", "Staffing")
        .question("Are there enough reps, and are they there when cases come in?")
        .version(Staffing.DEFINITION)
        .formula(
            Staffing.FORMULA
                + ", beside the hours of the reps: by hour of the week those of their calendars, by"
                + " week those that they work a week")
        .reads(
            Stream.concat(
                    PlanningStaff.READS.stream(),
                    Stream.of(
                        SupportFacts.SUPPORT_CASE,
                        SupportFacts.ACTIVITY,
                        SupportFacts.REP,
                        SupportFacts.CALENDAR_VERSION))
                .toList())
        .by(List.of(Fact.BY_WEEKDAY, Fact.BY_HOUR, "team"))
        .answers("S004-23", "S004-25")
        .examples(
            // Three cases in two Mondays, an hour of work each: 1.5 / 0.75 = 2 hours in one.
            threeCases("on Mondays at nine two hours are needed and one rep is there")
                .asked(TWO_WEEKS)
                .has("/results/9/group/weekday", "1-MON")
                .has("/results/9/group/hour", "09")
                .has("/results/9/cases", 3)
                .has("/results/9/arrivals/value", 1.5)
                .has("/results/9/handling/value", 1)
                .has("/results/9/needed/value", 2)
                .has("/results/9/available/value", 1)
                .has("/results/9/gap/value", -1)
                .has("/results/10/needed/value", 0)
                .build(),
            threeCases("in a week the team needs two of the four hours that its rep works")
                .asked(TWO_WEEKS + "&groupBy=team")
                .has("/results/1/group/team", "one")
                .has("/results/1/n", 2)
                .has("/results/1/needed/value", 2)
                .has("/results/1/available/value", 4)
                .has("/results/1/gap/value", 2)
                .build(),
            ReportExample.named("where nobody logged work and there is no rep, nothing is said")
                .given("case", "id=a created_at=2026-01-05T09:10:00Z status=OPEN team_id=one")
                .asked(TWO_WEEKS)
                .has("/results/9/arrivals/value", 0.5)
                .has("/results/9/needed/value", null)
                .has(
                    "/results/9/needed/reason",
                    "no case with logged minutes was resolved in the interval")
                .has("/results/9/available/value", null)
                .has("/results/9/available/reason", "there are no reps")
                .has("/results/9/gap/value", null)
                .build());
  }

  /// Two of them are resolved, with half an hour and one and a half of work.
  private static ReportExample.Builder threeCases(String name) {
    return ReportExample.named(name)
        .given(
            "case",
            "id=a created_at=2026-01-05T09:10:00Z resolved_at=2026-01-06T10:00:00Z status=RESOLVED team_id=one")
        .given(
            "case",
            "id=b created_at=2026-01-12T09:20:00Z resolved_at=2026-01-13T10:00:00Z status=RESOLVED team_id=one")
        .given("case", "id=c created_at=2026-01-12T09:50:00Z status=OPEN team_id=one")
        .given("activity", worked("1", "a", "2026-01-05T10:00:00Z", "30"))
        .given("activity", worked("2", "b", "2026-01-12T10:00:00Z", "90"))
        .given("case-event", "id=1 case_id=a kind=RESOLVED happened_at=2026-01-06T10:00:00Z")
        .given("case-event", "id=2 case_id=b kind=RESOLVED happened_at=2026-01-13T10:00:00Z")
        .given("rep", "id=Kim team_id=one weekly_hours=4 calendar_id=mornings")
        .given(
            "calendar-version",
            "id",
            "1",
            "calendar_id",
            "mornings",
            "time_zone",
            "UTC",
            "weekly_hours",
            "[{\"weekday\":\"MONDAY\",\"startsAt\":\"09:00:00\",\"endsAt\":\"13:00:00\"}]");
  }

  private static String[] worked(String id, String onCase, String at, String minutes) {
    return new String[] {
      "id", id,
      "case_id", onCase,
      "happened_at", at,
      "actor_kind", "REP",
      "rep_id", "Kim",
      "type", "REPLY",
      "direction", "OUTBOUND",
      "visible_to_customer", "true",
      "automated", "false",
      "minutes_worked", minutes
    };
  }
}
