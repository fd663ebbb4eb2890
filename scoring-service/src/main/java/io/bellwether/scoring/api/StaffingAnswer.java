package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.staffing.Staffing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The hours of work that come in, beside those that reps have.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
    name = "Staffing",
    description = "The hours of work that come in, beside those that the reps have.")
public record StaffingAnswer(
    MetricAnswer.IntervalView interval,
    @Schema(
            description =
                "The days whose cases are counted: by team and by week whole weeks from the first"
                    + " day on; null where there is none",
            nullable = true)
        MetricAnswer.@Nullable IntervalView counted,
    @Schema(description = "Zone of the hours and weeks", examples = "Europe/Berlin")
        String timeZone,
    @Schema(description = "hourOfWeek, team or week", examples = "hourOfWeek") String groupBy,
    @Schema(description = "Id of the team that it is about; null for all", nullable = true)
        @Nullable String team,
    @Schema(description = "How it was computed", examples = Staffing.DEFINITION) String definition,
    @Schema(description = "The formula in words", examples = Staffing.FORMULA) String formula,
    @Schema(
            description = "The share of their hours that reps spend on cases, as it was asked",
            examples = "0.85")
        double occupancy,
    @Schema(description = "How many whole weeks the interval has", examples = "13") int weeks,
    @Schema(
            description =
                "k of the variance m + k m^2 of the cases of an hour, or by week of a week: 0 where"
                    + " they vary no more than by chance; null by team, whose intervals are by the"
                    + " spread between weeks",
            examples = "0.08",
            nullable = true)
        @Nullable Double dispersion,
    @Schema(
            description =
                "By hour of the week, or all teams and then each of them, or week by week")
        List<Result> results,
    @Schema(description = "All that the sources knew up to here is in the answer", nullable = true)
        @Nullable Instant asOf,
    @Schema(description = "The same for each source that was read")
        Map<String, MetricAnswer.SourceView> sources,
    @Schema(description = "Whether rows are left out because they could not be understood")
        boolean partial,
    @Schema(description = "What a reader should know") List<String> warnings) {

  /// One hour of the week, a week of a team, or one week.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(
      name = "StaffingResult",
      description = "One hour of the week, a week of a team, or one week.")
  public record Result(
      @Schema(
              description =
                  "weekday and hour, or team, or the first day of the week; empty for a week of all teams",
              examples = "{\"weekday\": \"1-MON\", \"hour\": \"09\"}")
          Map<String, String> group,
      @Schema(
              description =
                  "How many such hours the interval has, or whole weeks: an hour that the change of"
                      + " clocks leaves out or repeats counts as often as it was",
              examples = "13")
          int n,
      @Schema(description = "How many cases came in during them", examples = "65") long cases,
      @Schema(description = "Cases in one of them") Estimated arrivals,
      @Schema(description = "Hours of work that a case takes") Handling handling,
      @Schema(description = "Hours of work for the cases of one of them") Estimated needed,
      @Schema(description = "Hours that the reps have in one of them") Available available,
      @Schema(description = "available - needed; below 0 where hours are missing") Gap gap,
      @Schema(description = "Where the cases are listed; null by team", nullable = true)
          @Nullable String rows,
      @Schema(
              description = "Why rows is null; null where they are listed",
              examples = "submissions cannot be listed by the team that they are counted for here",
              nullable = true)
          @Nullable String rowsReason) {}

  /// A number that is estimated.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "StaffingEstimate", description = "A number that is estimated.")
  public record Estimated(
      @Schema(
              description = "The number; null where there is none",
              examples = "4.1",
              nullable = true)
          @Nullable Double value,
      @Schema(
              description = "Low and high end of the 95 % interval; null where none is honest",
              nullable = true)
          @Nullable List<Double> ci95,
      @Schema(description = "Why value or ci95 is null", nullable = true)
          @Nullable String reason) {}

  /// How long a case takes.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "StaffingHandling", description = "Logged work a resolved case, in hours.")
  public record Handling(
      @Schema(
              description = "Mean hours; null where nobody logged any",
              examples = "1.4",
              nullable = true)
          @Nullable Double value,
      @Schema(
              description = "Low and high end of the 95 % interval; null where none is honest",
              nullable = true)
          @Nullable List<Double> ci95,
      @Schema(description = "Resolved cases with logged minutes", examples = "412") long n,
      @Schema(
              description = "Resolved cases without; they are taken to be like the others",
              examples = "31")
          long notLogged,
      @Schema(description = "Why value or ci95 is null", nullable = true)
          @Nullable String reason) {}

  /// What the reps have.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "StaffingAvailable", description = "Hours that the reps have.")
  public record Available(
      @Schema(
              description = "The hours; null where nobody's are known",
              examples = "6.5",
              nullable = true)
          @Nullable Double value,
      @Schema(description = "How many reps there are", examples = "12") long reps,
      @Schema(
              description =
                  "How many of them have hours: a calendar by hour of the week, weekly hours by team."
                      + " The others add nothing",
              examples = "11")
          long n,
      @Schema(
              description = "Why value is null, or why it is 0 though there are reps",
              nullable = true)
          @Nullable String reason) {}

  /// What is left over or missing.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "StaffingGap", description = "available - needed.")
  public record Gap(
      @Schema(
              description = "The difference; null where one of both is not known",
              examples = "-0.7",
              nullable = true)
          @Nullable Double value,
      @Schema(
              description = "Low and high end of the 95 % interval; null where needed has none",
              nullable = true)
          @Nullable List<Double> ci95,
      @Schema(
              description =
                  "SHORT if the whole interval is below 0, ENOUGH if none of it is, else NOT_CLEAR;"
                      + " null without interval",
              enumeration = {"SHORT", "ENOUGH", "NOT_CLEAR"},
              examples = "SHORT",
              nullable = true)
          @Nullable String verdict) {}

  static @Nullable List<Double> bounds(@Nullable Interval95 interval) {
    return interval == null ? null : List.of(interval.low(), interval.high());
  }
}
