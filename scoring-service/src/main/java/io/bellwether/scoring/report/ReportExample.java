package io.bellwether.scoring.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Rows as the services publish them, a question, and parts of the answer that it must have. Every
/// example is executed by the build, over HTTP.
///
/// @param asked the parameters of the question
/// @param expected by JSON pointer into the answer: a number, a text, true or false, or null
public record ReportExample(
    String name, List<Given> given, String asked, SequencedMap<String, @Nullable Object> expected) {

  public ReportExample {
    given = List.copyOf(given);
    expected = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(expected));
  }

  /// A row, as the name of its kind in the feed, and column and text. An id that is no UUID stands
  /// for one (`Acme`); columns that are not given are null, open ends open.
  public record Given(String entity, SequencedMap<String, String> columns) {}

  public static Builder named(String name) {
    return new Builder(name);
  }

  public static final class Builder {
    private final String name;
    private final List<Given> given = new ArrayList<>();
    private final SequencedMap<String, @Nullable Object> expected = new LinkedHashMap<>();
    private String asked = "";

    private Builder(String name) {
      this.name = name;
    }

    /// One row, as `column=value` parted by spaces.
    public Builder given(String entity, String row) {
      return given(entity, row.split("[= ]"));
    }

    /// One row: column, value, column, value.
    public Builder given(String entity, String... columnsAndValues) {
      var columns = new LinkedHashMap<String, String>();
      for (int i = 0; i < columnsAndValues.length; i += 2) {
        columns.put(columnsAndValues[i], columnsAndValues[i + 1]);
      }
      given.add(new Given(entity, columns));
      return this;
    }

    public Builder asked(String parameters) {
      asked = parameters;
      return this;
    }

    public Builder has(String pointer, @Nullable Object value) {
      expected.put(pointer, value);
      return this;
    }

    public ReportExample build() {
      return new ReportExample(name, given, asked, expected);
    }
  }
}
