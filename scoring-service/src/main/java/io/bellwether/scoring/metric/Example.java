package io.bellwether.scoring.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Facts and the answer that they must give. Every example is executed by the build.
///
/// @param dialect which way of answering is meant
public record Example(
    String name, List<Given> given, Interval interval, String dialect, Expected expected) {

  public Example {
    given = List.copyOf(given);
  }

  /// A row of a fact, as column and text. An id that is no UUID stands for one (`Acme`); columns
  /// that are not given are null, open ends open.
  public record Given(Fact fact, SequencedMap<String, String> columns) {}

  public sealed interface Expected {
    record Answer(Quantity quantity) implements Expected {}

    record NoAnswer(String reason) implements Expected {}
  }

  /// Columns and values of a row that differs from a usual one in some of them.
  public static String[] row(String[] different, String... usual) {
    var columns = new LinkedHashMap<String, String>();
    for (var given : List.of(usual, different)) {
      for (int i = 0; i < given.length; i += 2) {
        columns.put(given[i], given[i + 1]);
      }
    }
    return columns.entrySet().stream()
        .flatMap(column -> Stream.of(column.getKey(), column.getValue()))
        .toArray(String[]::new);
  }

  public static Builder named(String name) {
    return new Builder(name);
  }

  public static final class Builder {
    private final String name;
    private final List<Given> given = new ArrayList<>();
    private Interval interval = Interval.of("2026-01-01", "2026-02-01");
    private String dialect = "";

    private Builder(String name) {
      this.name = name;
    }

    /// One row, as `column=value` parted by spaces.
    public Builder given(Fact fact, String row) {
      return given(fact, row.split("[= ]"));
    }

    /// One row: column, value, column, value.
    public Builder given(Fact fact, String... columnsAndValues) {
      var columns = new LinkedHashMap<String, String>();
      for (int i = 0; i < columnsAndValues.length; i += 2) {
        if (!columnsAndValues[i].equals("id")) {
          fact.column(columnsAndValues[i]);
        }
        columns.put(columnsAndValues[i], columnsAndValues[i + 1]);
      }
      given.add(new Given(fact, columns));
      return this;
    }

    /// The interval that is asked for; January 2026 unless said.
    public Builder during(String from, String to) {
      interval = Interval.of(from, to);
      return this;
    }

    /// The dialect that is asked for; the default one unless said.
    public Builder by(String dialectName) {
      dialect = dialectName;
      return this;
    }

    public Example answers(Quantity quantity) {
      return new Example(name, given, interval, dialect, new Expected.Answer(quantity));
    }

    public Example hasNoAnswer(String reason) {
      return new Example(name, given, interval, dialect, new Expected.NoAnswer(reason));
    }
  }
}
