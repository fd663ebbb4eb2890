package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.report.Report;
import io.bellwether.scoring.report.ReportExample;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a report says about itself.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
    name = "ReportDefinition",
    description = "What a resource answers that takes more than a value, and how.")
public record ReportDefinitionView(
    @Schema(description = "Id of the report", examples = "staffing") String id,
    @Schema(description = "Name for people", examples = "Staffing") String title,
    @Schema(description = "The question that it answers") String question,
    @Schema(description = "Where it is asked", examples = "/v1/staffing") String path,
    @Schema(
            description = "name@version of the formula, where its answers name one",
            examples = "arrivals-x-handling@1",
            nullable = true)
        @Nullable String definition,
    @Schema(description = "The formula in words") String formula,
    @Schema(description = "The metrics that it is made of", examples = "[\"account-health\"]")
        List<String> metrics,
    @Schema(description = "The facts that it reads besides them", examples = "[\"rep\"]")
        List<String> facts,
    @Schema(description = "What its answers are grouped or filtered by", examples = "[\"team\"]")
        List<String> dimensions,
    @Schema(description = "The questions of the list of questions that it answers")
        List<String> answers,
    @Schema(description = "Rows and the answers to them; executed by every build")
        List<ExampleView> examples) {

  static ReportDefinitionView of(Report report) {
    var definition = report.definition();
    return new ReportDefinitionView(
        definition.id(),
        definition.title(),
        definition.question(),
        definition.path(),
        definition.version(),
        definition.formula(),
        definition.metrics(),
        definition.facts().stream().map(Fact::name).distinct().sorted().toList(),
        definition.dimensions(),
        definition.answers(),
        definition.examples().stream().map(ExampleView::of).toList());
  }

  /// Rows and what is answered of them.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "ReportExample", description = "Rows, a question, and parts of the answer.")
  public record ExampleView(
      @Schema(description = "What the example shows") String name,
      @Schema(description = "The rows that are given, as the services publish them")
          List<DefinitionView.GivenView> given,
      @Schema(
              description = "The parameters of the question",
              examples = "from=2026-01-05&to=2026-01-19")
          String asked,
      @Schema(
              description =
                  "By JSON pointer into the answer, what stands there; an id that is no UUID stands"
                      + " for one, as in the rows")
          Map<String, @Nullable Object> expected) {

    static ExampleView of(ReportExample example) {
      return new ExampleView(
          example.name(),
          example.given().stream()
              .map(row -> new DefinitionView.GivenView(row.entity(), row.columns()))
              .toList(),
          example.asked(),
          example.expected());
    }
  }
}
