package io.bellwether.scoring.metric;

import com.google.errorprone.annotations.CompileTimeConstant;

/// What is computed over the rows of a measure. Only counts, exact sums and order statistics come
/// from the database; division, intervals and money are done in Java, where an empty denominator
/// cannot turn into an infinity.
public sealed interface Agg {

  record Count() implements Agg {
    @Override
    public Term empty() {
      return new Term.Count(0);
    }
  }

  /// How many different values; nulls do not count.
  record Distinct(@CompileTimeConstant String expression) implements Agg {
    @Override
    public Term empty() {
      return new Term.Count(0);
    }
  }

  /// The exact sum of a whole number.
  record Sum(@CompileTimeConstant String expression) implements Agg {
    @Override
    public Term empty() {
      return Term.Sum.ZERO;
    }
  }

  /// n, mean, standard deviation, median and 90th percentile with their intervals, of a whole
  /// number.
  record Spread(@CompileTimeConstant String expression) implements Agg {
    @Override
    public Term empty() {
      return Term.Spread.EMPTY;
    }
  }

  /// The one text that all rows share, such as their currency, and how many different ones there
  /// are.
  record Common(@CompileTimeConstant String expression) implements Agg {
    @Override
    public Term empty() {
      return new Term.Common(0, null);
    }
  }

  /// The number of each row, ordered by id: two of them over the same rows are pairs. For what can
  /// not be added up, such as the spread of a ratio; it costs memory for every row. The expression
  /// must not be null, since a row that is missing would shift the pairs.
  record Each(@CompileTimeConstant String expression) implements Agg {
    @Override
    public Term empty() {
      return Term.Each.EMPTY;
    }
  }

  /// The exact sum of a whole number of each different key: who is met in several rows counts once.
  /// Rows with the same key have the same number. A row without a number does not count; what it
  /// adds shows as the key and the number.
  record SumOfEach(@CompileTimeConstant String key, @CompileTimeConstant String number)
      implements Agg {
    /// As one text, the number last.
    public String keyAndNumber() {
      return "CAST(%s AS varchar) || ' ' || CAST(%s AS varchar)".formatted(key, number);
    }

    @Override
    public Term empty() {
      return Term.Sum.ZERO;
    }
  }

  /// The term of an interval without rows.
  Term empty();
}
