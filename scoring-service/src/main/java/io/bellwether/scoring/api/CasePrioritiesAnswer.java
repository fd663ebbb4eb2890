package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.kit.collection.Money;
import io.bellwether.scoring.priority.Factor;
import io.bellwether.scoring.priority.Priority;
import io.bellwether.scoring.priority.PriorityWeights;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The open cases of a moment, the most urgent first.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
    name = "CasePriorities",
    description = "The open cases of a moment, the most urgent first, and why.")
public record CasePrioritiesAnswer(
    @Schema(description = "The moment", examples = "2026-11-01T08:00:00Z") Instant at,
    @Schema(description = "Zone of the day that it belongs to", examples = "Europe/Berlin")
        String timeZone,
    @Schema(description = "How priorities are computed", examples = Priority.DEFINITION)
        String definition,
    @Schema(description = "The formula in words", examples = Priority.FORMULA) String formula,
    @Schema(description = "The factors, how their values become points, and their weights")
        List<FactorView> factors,
    @Schema(
            description =
                "In the order that was asked for, the most urgent first unless said; of equal ones"
                    + " the oldest, then the one whose id comes first")
        List<Item> items,
    @Schema(description = "All that the sources knew up to here is in the answer", nullable = true)
        @Nullable Instant asOf,
    @Schema(description = "The same for each source that was read")
        Map<String, MetricAnswer.SourceView> sources,
    @Schema(description = "Whether rows are left out because they could not be understood")
        boolean partial,
    @Schema(description = "What a reader should know") List<String> warnings,
    @Schema(
            description =
                "Cursor of the next page, null on the last; the pages are of the same moment",
            nullable = true)
        @Nullable String nextCursor) {

  /// What makes one case more urgent than another.
  @Schema(name = "PriorityFactor", description = "One factor of the formula.")
  public record FactorView(
      @Schema(description = "Its name", examples = "age") String name,
      @Schema(description = "What its value is measured in", examples = "seconds") String unit,
      @Schema(
              description = "How its value becomes 0 to 100 points, linear in between",
              examples = "0 when it came in, 100 from 30 days on; calendar time")
          String scale,
      @Schema(description = "Its weight, as the tenant has set it", examples = "15")
          double weight) {

    static List<FactorView> of(PriorityWeights weights) {
      return Arrays.stream(Factor.values())
          .map(
              factor ->
                  new FactorView(
                      factor.wireName(), factor.unit(), factor.scale(), weights.of(factor)))
          .toList();
    }
  }

  /// One open case.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "CasePriority", description = "One open case, and how urgent it is.")
  public record Item(
      @Schema(description = "Id of the case") UUID caseId,
      @Schema(
              description =
                  "0 to 100 points, the sum of the contributions; null only if nothing is known"
                      + " that has a weight",
              examples = "61.5",
              nullable = true)
          @Nullable Double priority,
      @Schema(description = "Weight of the factors that have points, 0 to 1", examples = "0.85")
          double knownWeight,
      @Schema(
              description = "Weight of those that have none: they count neither for nor against",
              examples = "0.15")
          double missingWeight,
      @Schema(description = "When it came in", examples = "2026-10-20T09:30:00Z") Instant createdAt,
      @Schema(description = "How long it has been there") Age age,
      @Schema(description = "The work that went into it") Effort effort,
      @Schema(
              description =
                  "The last message of a person to the customer; null if there was none yet",
              nullable = true)
          @Nullable Response lastResponse,
      @Schema(description = "Who is to speak next") Turn turn,
      @Schema(
              description = "The running clock that is due first; null if none runs",
              nullable = true)
          @Nullable Clock sla,
      @Schema(
              description = "How badly the customer is affected",
              examples = "HIGH",
              nullable = true)
          @Nullable String severity,
      @Schema(
              description = "How soon it is to be worked on, as last decided by then",
              examples = "NORMAL",
              nullable = true)
          @Nullable String casePriority,
      @Schema(description = "How it reached us", examples = "EMAIL", nullable = true)
          @Nullable String channel,
      @Schema(description = "What it is about", examples = "DEFECT", nullable = true)
          @Nullable String type,
      @Schema(description = "Why it came in", examples = "LOGIN", nullable = true)
          @Nullable String reason,
      @Schema(description = "The part of the product", examples = "REPORTING", nullable = true)
          @Nullable String productArea,
      @Schema(description = "The team of who has it", nullable = true) @Nullable UUID team,
      @Schema(description = "Who has it; for admins alone, null to others", nullable = true)
          @Nullable UUID assignee,
      @Schema(
              description = "The account; null if the case has none, or it is not known",
              nullable = true)
          @Nullable Account account,
      @Schema(description = "The factors, known or not: their contributions add up to priority")
          List<Part> parts) {}

  /// How long a case has been there.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "CaseAge", description = "How long a case has been there.")
  public record Age(
      @Schema(description = "All seconds since it came in", examples = "864000")
          long calendarSeconds,
      @Schema(
              description =
                  "Working seconds in which it was open, up to businessUntil; null if no stage is"
                      + " over, or no calendar held in one",
              examples = "201600",
              nullable = true)
          @Nullable Long businessSeconds,
      @Schema(
              description =
                  "The beginning of its present stage: the working time in a stage is counted as the"
                      + " stage ends",
              examples = "2026-10-30T16:00:00Z",
              nullable = true)
          @Nullable Instant businessUntil) {}

  /// The work that went into a case.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "CaseEffort", description = "The work that went into a case.")
  public record Effort(
      @Schema(
              description = "Logged work; null if none was logged",
              examples = "5400",
              nullable = true)
          @Nullable Long workedSeconds,
      @Schema(description = "How many activities of reps it has", examples = "7") long activities,
      @Schema(description = "How many of them have minutes", examples = "3") long n) {}

  /// A message to the customer.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "CaseResponse", description = "A message of a person to the customer.")
  public record Response(
      @Schema(description = "When", examples = "2026-10-30T15:12:00Z") Instant at,
      @Schema(description = "Who; for admins alone, null to others", nullable = true)
          @Nullable UUID rep) {}

  /// Who is to speak next.
  @Schema(name = "CaseTurnNow", description = "Who is to speak next.")
  public record Turn(
      @Schema(
              description = "US or CUSTOMER",
              enumeration = {"US", "CUSTOMER"},
              examples = "US")
          String awaiting,
      @Schema(description = "Since when", examples = "2026-10-31T08:00:00Z") Instant since) {}

  /// A clock of a service level.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "CaseClock", description = "A running clock of a service level.")
  public record Clock(
      @Schema(description = "What is to be done", examples = "FIRST_RESPONSE") String kind,
      @Schema(description = "Which seconds count", examples = "BUSINESS") String clock,
      @Schema(
              description = "When it is due; null while it pauses, or if no calendar holds",
              examples = "2026-11-01T12:00:00Z",
              nullable = true)
          @Nullable Instant dueAt,
      @Schema(
              description = "Calendar seconds until then, below 0 if it is overdue",
              examples = "14400",
              nullable = true)
          @Nullable Long remainingSeconds,
      @Schema(description = "Whether it is overdue; null if that is not known", nullable = true)
          @Nullable Boolean overdue) {}

  /// The account of a case.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "CaseAccount", description = "The account of a case at that day.")
  public record Account(
      @Schema(description = "Id of the account") UUID id,
      @Schema(description = "Its tier", examples = "GOLD", nullable = true) @Nullable String tier,
      @Schema(description = "What it pays a month, by currency; empty if it pays nothing that day")
          List<Money> mrr,
      @Schema(
              description = "When the first of its contracts in force is to be renewed",
              examples = "2026-12-31",
              nullable = true)
          @Nullable LocalDate renewalDueOn,
      @Schema(
              description = "0 to 100 points; null if too little is known, or it pays nothing",
              examples = "66.8",
              nullable = true)
          @Nullable Double health) {}

  /// One factor of a case.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "CasePriorityPart", description = "One factor, and what it adds.")
  public record Part(
      @Schema(description = "Its name", examples = "age") String name,
      @Schema(
              description = "Its value in the unit of the factor; null if it is not known",
              oneOf = {Double.class, String.class},
              nullable = true)
          @Nullable Object value,
      @Schema(
              description = "0 to 100; null if there is no value",
              examples = "33.3",
              nullable = true)
          @Nullable Double points,
      @Schema(description = "Its share of all weights, 0 to 1", examples = "0.15") double weight,
      @Schema(description = "Its share of the weights that are known; 0 if it is not") double share,
      @Schema(
              description = "share x points; null if it is not known",
              examples = "5.8",
              nullable = true)
          @Nullable Double contribution,
      @Schema(description = "Why it has these points, or none", examples = "open for 10 d 2 h")
          String why,
      @Schema(
              description = "Where the rows behind the value are; null if there can be none",
              nullable = true)
          @Nullable String rows) {}
}
