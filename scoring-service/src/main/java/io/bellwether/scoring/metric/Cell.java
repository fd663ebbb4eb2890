package io.bellwether.scoring.metric;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// All that a formula may know: an interval and the metric's terms in it, for one group.
public record Cell(Interval interval, Map<String, Term> terms) {

  public Cell {
    terms = Map.copyOf(terms);
  }

  public long count(String name) {
    return term(name, Term.Count.class).count();
  }

  public BigDecimal sum(String name) {
    return term(name, Term.Sum.class).sum();
  }

  public Term.Spread spread(String name) {
    return term(name, Term.Spread.class);
  }

  public Term.Common common(String name) {
    return term(name, Term.Common.class);
  }

  public List<Double> each(String name) {
    return term(name, Term.Each.class).values();
  }

  private <T extends Term> T term(String name, Class<T> kind) {
    var term = terms.get(name);
    if (!kind.isInstance(term)) {
      throw new IllegalStateException(
          "term %s is %s (expected: %s)".formatted(name, term, kind.getSimpleName()));
    }
    return kind.cast(term);
  }
}
