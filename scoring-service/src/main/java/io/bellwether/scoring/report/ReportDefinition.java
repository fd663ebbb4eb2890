package io.bellwether.scoring.report;

import io.bellwether.scoring.metric.Fact;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a report says about itself.
///
/// @param id also the last part of its path
/// @param version name@version of the formula, where its answers name one
/// @param formula in words
/// @param metrics the ids of those that it is made of
/// @param facts what it reads besides them
/// @param dimensions what its answers are grouped or filtered by
/// @param answers the questions of the list of questions that it answers
public record ReportDefinition(
    String id,
    String title,
    String question,
    @Nullable String version,
    String formula,
    List<String> metrics,
    List<Fact> facts,
    List<String> dimensions,
    List<String> answers,
    List<ReportExample> examples) {

  public ReportDefinition {
    metrics = List.copyOf(metrics);
    facts = List.copyOf(facts);
    dimensions = List.copyOf(dimensions);
    answers = List.copyOf(answers);
    examples = List.copyOf(examples);
  }

  public String path() {
    return "/v1/" + id;
  }

  public static Builder named(String id, String title) {
    return new Builder(id, title);
  }

  public static final class Builder {
    private final String id;
    private final String title;
    private String question = "";
    private @Nullable String version;
    private String formula = "";
    private List<String> metrics = List.of();
    private List<Fact> facts = List.of();
    private List<String> dimensions = List.of();
    private List<String> answers = List.of();

    private Builder(String id, String title) {
      this.id = id;
      this.title = title;
    }

    public Builder question(String text) {
      question = text;
      return this;
    }

    public Builder version(String nameAndVersion) {
      version = nameAndVersion;
      return this;
    }

    public Builder formula(String inWords) {
      formula = inWords;
      return this;
    }

    public Builder madeOf(List<String> metricIds) {
      metrics = metricIds;
      return this;
    }

    public Builder reads(List<Fact> read) {
      facts = read;
      return this;
    }

    public Builder by(List<String> ids) {
      dimensions = ids;
      return this;
    }

    public Builder answers(String... questionIds) {
      answers = Arrays.asList(questionIds);
      return this;
    }

    public ReportDefinition examples(ReportExample... examples) {
      return new ReportDefinition(
          id,
          title,
          question,
          version,
          formula,
          metrics,
          facts,
          dimensions,
          answers,
          Arrays.asList(examples));
    }
  }
}
