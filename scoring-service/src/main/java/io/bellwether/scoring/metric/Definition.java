package io.bellwether.scoring.metric;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What a metric says about itself.
///
/// @param dateBasis the date that puts a row into an interval
/// @param dimensions what it can be grouped and filtered by
/// @param inputs the columns that it reads, as `fact.column`
/// @param source where the definition comes from
/// @param answers the questions of the list of questions that it answers
/// @param policies choices inside the formula and their defaults; a rule names one as `:policy`
/// @param readers the roles that may see values; empty means every role
/// @param reliableFrom the n from which a value that is estimated is called reliable
public record Definition(
    String id,
    String title,
    String question,
    Unit unit,
    Direction direction,
    String dateBasis,
    List<String> dimensions,
    List<String> inputs,
    String source,
    List<String> answers,
    SequencedMap<String, Object> policies,
    List<String> readers,
    int reliableFrom,
    List<Example> examples) {

  public Definition {
    dimensions = List.copyOf(dimensions);
    inputs = List.copyOf(inputs);
    answers = List.copyOf(answers);
    readers = List.copyOf(readers);
    policies = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(policies));
    examples = List.copyOf(examples);
  }

  /// Whether another value may follow from a corrected calendar.
  public boolean isByWorkingHours() {
    return inputs.stream().anyMatch(input -> input.contains("business_")) || isByPublishedHours();
  }

  /// Whether it follows from a corrected calendar only as its cases are published anew; all others
  /// are counted from the calendars themselves until then.
  public boolean isByPublishedHours() {
    return inputs.stream()
        .anyMatch(
            input ->
                input.startsWith("sla_clock.") || input.endsWith(".created_in_business_hours"));
  }

  public static Builder named(String id, String title) {
    return new Builder(id, title);
  }

  public static final class Builder {
    private final String id;
    private final String title;
    private String question = "";
    private Unit unit = Unit.COUNT;
    private Direction direction = Direction.NEUTRAL;
    private String dateBasis = "";
    private List<String> dimensions = List.of();
    private List<String> inputs = List.of();
    private String source = "";
    private List<String> answers = List.of();
    private final SequencedMap<String, Object> policies = new LinkedHashMap<>();
    private List<String> readers = List.of();
    private int reliableFrom = 30;

    private Builder(String id, String title) {
      this.id = id;
      this.title = title;
    }

    public Builder question(String text) {
      question = text;
      return this;
    }

    public Builder unit(Unit theUnit) {
      unit = theUnit;
      return this;
    }

    public Builder better(Direction theDirection) {
      direction = theDirection;
      return this;
    }

    public Builder dateBasis(String basis) {
      dateBasis = basis;
      return this;
    }

    public Builder groupBy(String... ids) {
      dimensions = Arrays.asList(ids);
      return this;
    }

    public Builder groupBy(List<String> ids, String... more) {
      dimensions = Stream.concat(ids.stream(), Stream.of(more)).toList();
      return this;
    }

    public Builder inputs(String... columns) {
      inputs = Arrays.asList(columns);
      return this;
    }

    public Builder source(String text) {
      source = text;
      return this;
    }

    public Builder answers(String... questionIds) {
      answers = Arrays.asList(questionIds);
      return this;
    }

    public Builder policy(String name, Object value) {
      policies.put(name, value);
      return this;
    }

    /// Only these roles may see values.
    public Builder readableBy(String... roles) {
      readers = Arrays.asList(roles);
      return this;
    }

    public Builder reliableFrom(int n) {
      reliableFrom = n;
      return this;
    }

    public Definition examples(Example... examples) {
      return new Definition(
          id,
          title,
          question,
          unit,
          direction,
          dateBasis,
          dimensions,
          inputs,
          source,
          answers,
          policies,
          readers,
          reliableFrom,
          Arrays.asList(examples));
    }
  }
}
