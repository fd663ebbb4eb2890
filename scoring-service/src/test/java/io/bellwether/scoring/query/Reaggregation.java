package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Term;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/// Adds rows up to a term, as a reader of the API would.
final class Reaggregation {

  private Reaggregation() {}

  static Term of(Metric metric, String term, List<Lineage.Row> rows) {
    var values =
        rows.stream()
            .map(row -> row.terms().get(term))
            .filter(Lineage.Contribution::included)
            .map(Lineage.Contribution::value)
            .filter(Objects::nonNull)
            .toList();
    return metric.measures().stream()
        .filter(measure -> measure.name().equals(term))
        .findFirst()
        .map(measure -> of(measure, values))
        .orElseGet(() -> each(values));
  }

  private static Term of(Measure measure, List<Object> values) {
    return switch (measure.agg()) {
      case Agg.Count _ -> new Term.Count(values.size());
      case Agg.Distinct _ -> new Term.Count(values.stream().distinct().count());
      case Agg.Sum _ ->
          new Term.Sum(
              values.stream()
                  .map(value -> new BigDecimal(value.toString()))
                  .reduce(BigDecimal.ZERO, BigDecimal::add));
      case Agg.Common _ -> {
        var distinct = values.stream().distinct().toList();
        yield new Term.Common(
            distinct.size(), distinct.size() == 1 ? distinct.getFirst().toString() : null);
      }
      case Agg.Each _ -> each(values);
      case Agg.Spread _ -> throw new AssertionError("a spread (expected: none, no metric has one)");
    };
  }

  private static Term each(List<Object> values) {
    return new Term.Each(values.stream().map(value -> ((Number) value).doubleValue()).toList());
  }
}
