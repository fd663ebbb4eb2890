package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.kit.collection.Money;
import io.bellwether.scoring.metric.Credit;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Metric;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a metric says about itself.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "MetricDefinition", description = "What a metric means and how it is computed.")
public record DefinitionView(
    @Schema(description = "Id of the metric", examples = "customer-churn-rate") String id,
    @Schema(description = "Name for people", examples = "Customer churn rate") String title,
    @Schema(description = "The question that it answers") String question,
    @Schema(
            description =
                "count, ratio, rate, points, money or seconds; a definition may have another one",
            examples = "ratio")
        String unit,
    @Schema(
            description = "higher-is-better, lower-is-better or neutral",
            examples = "lower-is-better")
        String direction,
    @Schema(description = "The date that puts a row into an interval") String dateBasis,
    @Schema(description = "The ways to answer; the first is the default")
        List<DialectView> definitions,
    @Schema(description = "What must add up in every answer") List<IdentityView> identities,
    @Schema(
            description =
                "The terms of which those of all groups must be those of the whole, in every answer"
                    + " with groups",
            examples = "cases")
        List<String> addedUp,
    @Schema(description = "What it can be grouped and filtered by") List<String> dimensions,
    @Schema(description = "The columns that it reads", examples = "response.score")
        List<String> inputs,
    @Schema(description = "The terms of its formulas; rows are listed by term") List<String> terms,
    @Schema(description = "Choices inside the formula and their defaults")
        Map<String, Object> policies,
    @Schema(
            description = "The roles that may see values; empty means every role",
            examples = "finance")
        List<String> readers,
    @Schema(description = "The n from which an estimated value is called reliable")
        int reliableFrom,
    @Schema(description = "Where the definition comes from") String source,
    @Schema(description = "The questions of the list of questions that it answers")
        List<String> answers,
    @Schema(description = "Facts and the answers to them; executed by every build")
        List<ExampleView> examples) {

  static DefinitionView of(Metric metric) {
    var definition = metric.definition();
    return new DefinitionView(
        definition.id(),
        definition.title(),
        definition.question(),
        definition.unit().wireName(),
        definition.direction().wireName(),
        definition.dateBasis(),
        metric.dialects().stream().map(dialect -> DialectView.of(metric, dialect)).toList(),
        metric.identities().stream().map(i -> new IdentityView(i.name(), i.formula())).toList(),
        metric.dialects().stream().flatMap(d -> metric.addedUp(d).stream()).distinct().toList(),
        definition.dimensions(),
        definition.inputs(),
        metric.terms(),
        definition.policies(),
        definition.readers(),
        definition.reliableFrom(),
        definition.source(),
        definition.answers(),
        definition.examples().stream().map(e -> ExampleView.of(e, metric)).toList());
  }

  /// One way to answer.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "MetricDialect", description = "One way to answer.")
  public record DialectView(
      @Schema(description = "dialect@version", examples = "start@1") String definition,
      @Schema(description = "What its values are measured in", examples = "ratio") String unit,
      @Schema(description = "In words and terms", examples = "churned / atStart") String formula,
      @Schema(description = "The term that is the numerator") @Nullable String numerator,
      @Schema(description = "The term that is the denominator") @Nullable String denominator,
      @Schema(description = "When there is no value") @Nullable String undefinedWhen,
      @Schema(
              description = "calendar or business, of a time; clock=business asks for the latter",
              examples = "calendar")
          @Nullable String clock,
      @Schema(
              description =
                  "Whose its rows are by rep and team, the usual one first; empty where it cannot be"
                      + " grouped by them",
              examples = "[\"resolver\", \"first\"]")
          List<String> credit,
      @Schema(
              description =
                  "The dimensions by which it cannot be grouped or filtered; without a definition"
                      + " in the question the first is taken that can",
              examples = "[]")
          List<String> notBy) {

    static DialectView of(Metric metric, Dialect dialect) {
      return new DialectView(
          dialect.reference(),
          metric.unit(dialect).wireName(),
          dialect.formula(),
          dialect.numerator(),
          dialect.denominator(),
          dialect.undefinedWhen(),
          dialect.clock() == null ? null : dialect.clock().wireName(),
          Credit.known(metric, dialect),
          dialect.notBy().stream().sorted().toList());
    }
  }

  /// Terms that must add up.
  @Schema(name = "MetricIdentity", description = "Terms that must add up.")
  public record IdentityView(
      @Schema(description = "Name of the identity", examples = "roll-forward") String identity,
      @Schema(
              description = "In words and terms",
              examples = "opening + created + reopened − resolved = closing")
          String formula) {}

  /// Facts and the answer that they give.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "MetricExample", description = "Facts and the answer that they give.")
  public record ExampleView(
      @Schema(description = "What the example shows", examples = "one of four customers leaves")
          String name,
      @Schema(description = "The facts that are given, row by row") List<GivenView> given,
      MetricAnswer.IntervalView interval,
      @Schema(description = "dialect@version", examples = "start@1") String definition,
      @Schema(
              description = "A number, or money; null where there is none, see reason",
              oneOf = {Double.class, Money.class},
              nullable = true)
          @Nullable Object value,
      @Schema(description = "Why value is null") @Nullable String reason) {

    static ExampleView of(Example example, Metric metric) {
      var dialect =
          metric.dialects().stream()
              .filter(d -> d.name().equals(example.dialect()))
              .findFirst()
              .orElse(metric.dialects().getFirst());
      return new ExampleView(
          example.name(),
          example.given().stream()
              .map(row -> new GivenView(row.fact().entity(), row.columns()))
              .toList(),
          new MetricAnswer.IntervalView(example.interval().from(), example.interval().to()),
          dialect.reference(),
          example.expected() instanceof Example.Expected.Answer(var quantity)
              ? Quantities.writtenOrNull(quantity)
              : null,
          example.expected() instanceof Example.Expected.NoAnswer(var reason) ? reason : null);
    }
  }

  /// One row of a fact.
  @Schema(name = "MetricExampleRow", description = "One row; columns that are not named are null.")
  public record GivenView(
      @Schema(description = "The fact", examples = "support-case") String entity,
      @Schema(description = "Column to value") Map<String, String> columns) {}
}
