package io.bellwether.scoring.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.export.Page;
import io.bellwether.kit.export.Representation;
import io.bellwether.kit.problem.Problems;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.support.HandleTime;
import io.bellwether.scoring.metric.support.Submissions;
import io.bellwether.scoring.query.QueryPool;
import io.bellwether.scoring.query.Reads;
import io.bellwether.scoring.staffing.Need;
import io.bellwether.scoring.staffing.PlanningStaff;
import io.bellwether.scoring.staffing.Staffing;
import io.bellwether.scoring.staffing.Window;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Whether there are enough reps, and at the right hours.
@Path("/v1/staffing")
@Tag(name = "Staffing")
@RunOnVirtualThread
public class StaffingResource {

  static final List<String> GROUPS = List.of("hourOfWeek", "team", "week");

  private static final Set<String> PARAMETERS =
      Set.of("from", "to", "timeZone", "knownAt", "groupBy", "team", "occupancy");

  private static final int LONGEST_YEARS = 3;

  private final ReadableMetrics readable;
  private final AnsweringMetrics answering;
  private final PlanningStaff planning;
  private final Submissions submissions;
  private final HandleTime handleTime;
  private final QueryPool pool;
  private final ObjectMapper json;

  StaffingResource(
      ReadableMetrics readable,
      AnsweringMetrics answering,
      PlanningStaff planning,
      Submissions submissions,
      HandleTime handleTime,
      QueryPool pool,
      ObjectMapper json) {
    this.readable = readable;
    this.answering = answering;
    this.planning = planning;
    this.submissions = submissions;
    this.handleTime = handleTime;
    this.pool = pool;
    this.json = json;
  }

  @GET
  @Produces({
    MediaType.APPLICATION_JSON,
    Representation.TEXT_CSV,
    Representation.APPLICATION_NDJSON
  })
  @Operation(
      operationId = "getStaffing",
      summary = "Hours of work that come in, beside the hours that the reps have")
  @APIResponse(
      responseCode = "200",
      description = "The hours; as CSV or NDJSON, one line an hour of the week, a team or a week.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = StaffingAnswer.class)),
        @Content(
            mediaType = Representation.TEXT_CSV,
            schema = @Schema(type = SchemaType.STRING, description = StaffingLine.CSV)),
        @Content(
            mediaType = Representation.APPLICATION_NDJSON,
            schema = @Schema(type = SchemaType.STRING, description = StaffingLine.NDJSON))
      })
  public Response get(@Context UriInfo uri, @Context Request request) {
    var representation = Representation.of(request);
    var parameters = new Parameters(uri.getQueryParameters(), PARAMETERS);
    var groupBy = parameters.choice("groupBy", GROUPS.getFirst(), GROUPS);
    var occupancy = parameters.share("occupancy", 1);
    var team = parameters.text("team").map(StaffingResource::team).orElse(null);
    if (team != null && groupBy.equals("team")) {
      throw Problems.parameter("team", team, "no team with groupBy=team, which lists all of them");
    }
    var values = new HashMap<>(uri.getQueryParameters());
    values.keySet().removeAll(Set.of("groupBy", "team", "occupancy"));
    var asked =
        readable.asked(
            List.of(submissions, handleTime), new Parameters(values, AskedMetrics.PARAMETERS));
    var query = asked.query();
    refuseWhatIsToCome(query.interval().to(), LocalDate.now(query.zone()));
    if (query.interval().from().plusYears(LONGEST_YEARS).isBefore(query.interval().to())) {
      throw Problems.parameter(
          "to",
          query.interval().to().toString(),
          "at most %d years after from".formatted(LONGEST_YEARS));
    }
    var freshness = answering.freshness(asked);
    var staffing =
        pool.run(
                Reads.of(query, List.of(submissions), PlanningStaff.READS),
                facts ->
                    team == null || planning.knowsTeam(facts, query, team)
                        ? Optional.of(planning.of(facts, query, occupancy))
                        : Optional.<Staffing>empty())
            .orElseThrow(
                () ->
                    Problems.parameter(
                        "team",
                        String.valueOf(team),
                        "the id of a team that has reps or has taken in a case"));
    var counted = counted(staffing.window(), groupBy);
    var views = new StaffingViews(query, counted, freshness, submissions.dialects().getFirst());
    var answer =
        new StaffingAnswer(
            Results.interval(query.interval()),
            counted == null ? null : Results.interval(counted),
            query.zone().getId(),
            groupBy,
            team,
            Staffing.DEFINITION,
            Staffing.FORMULA,
            occupancy,
            staffing.window().weeks(),
            dispersion(staffing, groupBy, team),
            needs(staffing, groupBy, team).stream().map(views::result).toList(),
            freshness.asOf(),
            freshness.sources(),
            freshness.partial(),
            warnings(staffing.window(), groupBy, freshness));
    return new Page(
            "staffing_%s_%s".formatted(query.interval().from(), query.interval().to()), null, uri)
        .as(
            representation,
            answer,
            () -> StaffingLine.table(answer),
            () -> StaffingLine.lines(answer, json));
  }

  /// Hours of the week are all there are, also of a week that has only begun.
  private static @Nullable Interval counted(Window window, String groupBy) {
    return groupBy.equals(GROUPS.getFirst()) ? window.interval() : window.wholeWeeks().orElse(null);
  }

  private static List<String> warnings(Window window, String groupBy, Freshness freshness) {
    var warnings = new ArrayList<>(freshness.warnings());
    var end = window.interval().from().plusWeeks(window.weeks());
    if (!groupBy.equals(GROUPS.getFirst()) && end.isBefore(window.interval().to())) {
      warnings.add(
          "the days from %s on are no whole week: cases that came in then are in no week, only in how long cases take"
              .formatted(end));
    }
    return warnings;
  }

  private static @Nullable Double dispersion(
      Staffing staffing, String groupBy, @Nullable String team) {
    return switch (groupBy) {
      case "team" -> null;
      case "week" -> staffing.weeklyDispersion(team);
      default -> staffing.dispersion(team);
    };
  }

  private static List<Need> needs(Staffing staffing, String groupBy, @Nullable String team) {
    return switch (groupBy) {
      case "team" -> staffing.byTeam();
      case "week" -> staffing.byWeek(team);
      default -> staffing.byHour(team);
    };
  }

  /// Hours that have not been yet would be counted as hours without cases.
  private static void refuseWhatIsToCome(LocalDate to, LocalDate today) {
    if (to.isAfter(today)) {
      throw Problems.parameter("to", to.toString(), "a day that is not after today, " + today);
    }
  }

  private static String team(String id) {
    try {
      return UUID.fromString(id).toString();
    } catch (IllegalArgumentException e) {
      throw Problems.parameter("team", id, "the id of a team");
    }
  }
}
