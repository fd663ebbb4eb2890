package io.bellwether.scoring.priority;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How much each factor counts. Only their proportions matter.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
    name = "PriorityWeights",
    description =
        "How much each factor of a case's priority counts, 0 to 100; only their proportions matter.")
public record PriorityWeights(
    @Schema(description = "Of what the account pays", examples = "20") double value,
    @Schema(description = "Of how long the case has been open", examples = "15") double age,
    @Schema(description = "Of the work that went into it", examples = "10") double effort,
    @Schema(description = "Of how badly the account is doing", examples = "15") double risk,
    @Schema(description = "Of how close its service level is to be broken", examples = "15")
        double sla,
    @Schema(description = "Of how badly the customer is affected", examples = "10") double severity,
    @Schema(description = "Of how long the customer waits for us", examples = "10") double waiting,
    @Schema(description = "Of how soon a contract is to be renewed", examples = "5")
        double renewal) {

  public static final double HIGHEST = 100;

  public static final PriorityWeights USUAL = new PriorityWeights(20, 15, 10, 15, 15, 10, 10, 5);

  public double of(Factor factor) {
    return switch (factor) {
      case VALUE -> value;
      case AGE -> age;
      case EFFORT -> effort;
      case RISK -> risk;
      case SLA -> sla;
      case SEVERITY -> severity;
      case WAITING -> waiting;
      case RENEWAL -> renewal;
    };
  }

  public double sum() {
    return Arrays.stream(Factor.values()).mapToDouble(this::of).sum();
  }
}
